#include "app/cli/progress_meter.h"

#include "app/cli/console.h"

#include <QtTest/QtTest>

#include <cmath>
#include <cstdio>

namespace pal = palimpsest;
using namespace std::chrono_literals;

namespace {

/// Both streams of a console in temporary files, which are no terminals.
class Streams {
public:
    std::FILE* out = std::tmpfile();
    std::FILE* err = std::tmpfile();
    ~Streams()
    {
        std::fclose(out);
        std::fclose(err);
    }
    static QByteArray read(std::FILE* stream)
    {
        std::fflush(stream);
        std::rewind(stream);
        QByteArray text(1 << 16, '\0');
        text.truncate(qsizetype(std::fread(text.data(), 1, std::size_t(text.size()), stream)));
        return text;
    }
};

pal::Progress at(std::int64_t done, std::int64_t total, double rate = 2, double left = 30)
{
    return {"Epoch 1: training", done, total, rate, left};
}

} // namespace

class TestProgressMeter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lines()
    {
        QCOMPARE(pal::progressLine(at(3, 16)), std::string("Epoch 1: training 3/16, 2.0/s, 30 s left"));
        QCOMPARE(pal::progressLine(at(3, 16, 0.25, 75)),
                 std::string("Epoch 1: training 3/16, 4.0 s each, 1 min 15 s left"));
        QCOMPARE(pal::progressLine(at(16, 16)), std::string("Epoch 1: training 16/16, 2.0/s"));
        QCOMPARE(pal::progressLine(at(0, 16, 0, 0)), std::string("Epoch 1: training 0/16"));
        QCOMPARE(pal::progressLine(at(5, 0, 2, 0)), std::string("Epoch 1: training 5, 2.0/s"));
        QCOMPARE(pal::progressLine(at(5, 9, std::nan(""), std::nan(""))), std::string("Epoch 1: training 5/9"));
    }

    void aBarWhereThereIsRoom()
    {
        const std::string wide = pal::progressLine(at(8, 16), 100);
        QVERIFY(wide.find("━") != std::string::npos && wide.find("┄") != std::string::npos);
        QVERIFY(pal::progressLine(at(8, 16), 50).find("━") == std::string::npos);
        QVERIFY(pal::progressLine(at(8, 16), 20).size() < 20);
        QVERIFY(pal::progressLine(at(99, 16), 100).find("┄") == std::string::npos);
    }

    void durations()
    {
        QCOMPARE(pal::durationText(0.4), std::string("0 s"));
        QCOMPARE(pal::durationText(59.4), std::string("59 s"));
        QCOMPARE(pal::durationText(125), std::string("2 min 05 s"));
        QCOMPARE(pal::durationText(3720), std::string("1 h 02 min"));
        QCOMPARE(pal::durationText(-1), std::string());
        QCOMPARE(pal::durationText(INFINITY), std::string());
    }

    void plainLinesAreFew()
    {
        Streams streams;
        {
            pal::Console console(streams.out, streams.err);
            pal::ProgressMeter meter(console);
            auto now = pal::ProgressMeter::Clock::now();
            for (std::int64_t done = 0; done <= 100; ++done, now += 300ms)
                meter.update(at(done, 100), now);
            meter.update(at(100, 100), now);
            meter.update({"Validating epoch 1: BERTScore", 0, 4, 0, 0}, now);
        }
        const QByteArrayList lines = Streams::read(streams.err).trimmed().split('\n');
        // The first, two after ten seconds each, the last; then the next phase.
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[0].startsWith("Epoch 1: training 0/100"));
        QVERIFY(lines[3].startsWith("Epoch 1: training 100/100"));
        QVERIFY(lines[4].startsWith("Validating epoch 1: BERTScore 0/4"));
        QCOMPARE(Streams::read(streams.out), QByteArray());
    }

    void resultsAndTheRestAreApart()
    {
        Streams streams;
        {
            pal::Console console(streams.out, streams.err);
            console.print("result \x1b[31m\n");
            console.printJson("{}\n\n");
            console.say("said");
            console.warn("odd");
            console.fail(pal::badInput("wrong").in("file"));
            console.fail({pal::ErrorKind::Interrupted, "stopped", {}});
            QVERIFY(console.finish().ok());
        }
        QCOMPARE(Streams::read(streams.out), QByteArray("result \x1b[31m\n{}\n"));
        QCOMPARE(Streams::read(streams.err), QByteArray("said\nwarning: odd\nerror: file: wrong\nstopped\n"));
    }

    void messagesCannotPlayWithTheTerminal()
    {
        QCOMPARE(pal::withControlPictures(std::string_view("a\x1b[2J\r\0\x7f\n\tb", 11)),
                 std::string("a\xe2\x90\x9b[2J\xe2\x90\x8d\xe2\x90\x80\xe2\x90\xa1\n\tb"));
        QCOMPARE(pal::withControlPictures("\xc2\x9b"
                                          "31m\xc3\xa9"),
                 std::string("\xef\xbf\xbd"
                             "31m\xc3\xa9"));
    }

    void aFullDiskStaysKnown()
    {
        std::FILE* full = std::fopen("/dev/full", "w");
        if (full == nullptr)
            QSKIP("this system has no /dev/full");
        {
            pal::Console console(full, stderr);
            console.print("x");
            const pal::Status status = console.finish();
            QVERIFY(!status.ok());
            QCOMPARE(status.error().kind, pal::ErrorKind::FileSystem);
            QVERIFY(!console.finish().ok());
        }
        std::fclose(full);
    }
};

QTEST_APPLESS_MAIN(TestProgressMeter)
#include "tst_progress_meter.moc"
