#include "engine/base/freed_memory.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <memory>
#include <sys/resource.h>
#include <thread>

namespace pal = palimpsest;

namespace {

constexpr std::size_t kBytes = 100'000'000;
constexpr std::size_t kPage = 4096;

/// How many pages the kernel had to give to a thread that wrote to that many bytes.
long newPages()
{
    long pages = 0;
    std::jthread([&] {
        rusage before{}, after{};
        getrusage(RUSAGE_THREAD, &before);
        const std::unique_ptr<char[]> memory(new char[kBytes]);
        for (std::size_t i = 0; i < kBytes; i += kPage)
            const_cast<volatile char&>(memory[i]) = 1;
        getrusage(RUSAGE_THREAD, &after);
        pages = after.ru_minflt - before.ru_minflt;
    }).join();
    return pages;
}

} // namespace

class TestFreedMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isKeptUntilItIsReturned()
    {
#if !defined(__GLIBC__) || defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("another allocator than glibc's");
#endif
        const long first = newPages();
        QVERIFY2(first > 0, "the first time, pages are new");
        QVERIFY2(newPages() * 10 < first, "freed memory was given back");
        pal::returnFreedMemory();
        QVERIFY2(newPages() * 2 > first, "freed memory was kept");
    }
};

int main(int argc, char** argv)
{
    pal::keepFreedMemory(); // before Qt Test has threads
    TestFreedMemory test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_freed_memory.moc"
