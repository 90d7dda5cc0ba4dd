#include "engine/base/files.h"

#include <QtTest/QtTest>

namespace pal = palimpsest;
namespace fs = std::filesystem;

class TestFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesWholeFiles()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "a.txt";
        QVERIFY(pal::writeFileAtomically(path, "one").ok());
        QVERIFY(pal::writeFileAtomically(path, std::string("two\0three", 9)).ok());
        QCOMPARE(*pal::readFile(path), std::string("two\0three", 9));
        QCOMPARE(std::distance(fs::directory_iterator(folder.path().toStdString()), fs::directory_iterator()), 1);
    }

    void anUncommittedFileLeavesNothing()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "a.txt";
        {
            auto file = pal::AtomicFile::create(path);
            QVERIFY(file.ok());
            QVERIFY(file->write("half", 4).ok());
        }
        QVERIFY(fs::is_empty(folder.path().toStdString()));
    }

    void aFullDiskIsAnErrorAndKeepsTheOldFile()
    {
        // /dev/full refuses every write; a directory that cannot be written is the other half of the promise.
        auto file = pal::writeFileAtomically("/proc/palimpsest/a.txt", "text");
        QVERIFY(!file.ok());
        QCOMPARE(file.error().kind, pal::ErrorKind::FileSystem);
        QVERIFY(file.error().text().find("/proc/palimpsest/a.txt") != std::string::npos);
    }

    void missingFilesAndDirectoriesAreNamed()
    {
        const auto missing = pal::readFile("/nowhere/at/all");
        QVERIFY(!missing.ok());
        QVERIFY(missing.error().text().find("/nowhere/at/all") != std::string::npos);
        QVERIFY(!pal::readFile("/").ok());
        QVERIFY(!pal::MappedFile::open("/").ok());
    }

    void mappingsAreCopyOnWrite()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "a.txt";
        QVERIFY(pal::writeFileAtomically(path, "text").ok());
        auto mapped = pal::MappedFile::open(path);
        QVERIFY(mapped.ok());
        (*mapped)->bytes()[0] = std::byte('n');
        QCOMPARE(*pal::readFile(path), std::string("text"));
    }

    void contextReadsFromTheOutsideIn()
    {
        pal::Error error = pal::badInput("127 rows, forget set has 128");
        error.in("exp0/learn/_dataset.npy").in("loading partners");
        QCOMPARE(error.text(), std::string("loading partners: exp0/learn/_dataset.npy: 127 rows, forget set has 128"));
        QCOMPARE(pal::errorKindFromName(pal::nameOf(pal::ErrorKind::Numeric)), pal::ErrorKind::Numeric);
    }
};

QTEST_APPLESS_MAIN(TestFiles)
#include "tst_files.moc"
