#include "engine/judge/retry_wait.h"

#include <QtTest/QtTest>

namespace pal = palimpsest;
using pal::Milliseconds;
using Headers = std::vector<std::pair<std::string, std::string>>;

namespace {

/// 2026-11-24 10:00:00 UTC
const auto kNow = std::chrono::system_clock::from_time_t(1'795'514'400);

std::optional<Milliseconds> asked(Headers headers, bool resets = false)
{
    pal::HttpResponse response;
    response.headers = std::move(headers);
    return pal::requestedWait(response, kNow, resets);
}

} // namespace

/// How long a server asks to be left alone, and how long we wait where it does not say.
class TestRetryWait : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secondsDatesAndMilliseconds_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<qint64>("wait"); // -1: nothing
        QTest::newRow("seconds") << "retry-after"
                                 << "2" << qint64(2000);
        QTest::newRow("half a second") << "retry-after"
                                       << "0.5" << qint64(500);
        QTest::newRow("none") << "retry-after"
                              << "0" << qint64(0);
        QTest::newRow("negative") << "retry-after"
                                  << "-3" << qint64(0);
        QTest::newRow("date") << "retry-after"
                              << "Tue, 24 Nov 2026 10:00:07 GMT" << qint64(7000);
        QTest::newRow("date, RFC 850") << "retry-after"
                                       << "Tuesday, 24-Nov-26 10:01:00 GMT" << qint64(60'000);
        QTest::newRow("date, asctime") << "retry-after"
                                       << "Tue Nov 24 10:00:09 2026" << qint64(9000);
        QTest::newRow("date gone by") << "retry-after"
                                      << "Tue, 24 Nov 2026 09:00:00 GMT" << qint64(0);
        QTest::newRow("milliseconds") << "retry-after-ms"
                                      << "250" << qint64(250);
        QTest::newRow("words") << "retry-after"
                               << "soon" << qint64(-1);
        QTest::newRow("not a number") << "retry-after"
                                      << "nan" << qint64(-1);
        QTest::newRow("endless") << "retry-after"
                                 << "1e300" << qint64(10'000'000'000);
    }
    void secondsDatesAndMilliseconds()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(qint64, wait);
        const auto found = asked({{name.toStdString(), value.toStdString()}});
        QCOMPARE(found ? qint64(found->count()) : -1, wait);
    }

    void theMostExactHeaderCounts()
    {
        QCOMPARE(asked({{"retry-after", "9"}, {"retry-after-ms", "1500"}})->count(), 1500);
        QCOMPARE(asked({{"retry-after", "soon"}, {"x-ratelimit-reset-tokens", "3s"}}, true)->count(), 3000);
        QCOMPARE(asked({{"retry-after", "1"}, {"x-ratelimit-reset-tokens", "3s"}}, true)->count(), 1000);
    }

    void resetsCountOnlyWhereARateWasExceeded()
    {
        const Headers resets{{"x-ratelimit-reset-requests", "1s"}, {"x-ratelimit-reset-tokens", "1m2.5s"}};
        QCOMPARE(asked(resets, true)->count(), 62'500);
        QVERIFY(!asked(resets, false));
        QVERIFY(!asked({}, true));
    }

    void durationsOfGo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("milliseconds");
        QTest::newRow("milliseconds") << "12ms" << qint64(12);
        QTest::newRow("seconds") << "1s" << qint64(1000);
        QTest::newRow("minutes and seconds") << "6m0s" << qint64(360'000);
        QTest::newRow("all") << "1h2m3.5s" << qint64(3'723'500);
        QTest::newRow("less than a millisecond") << "400us" << qint64(0);
        QTest::newRow("no unit") << "12" << qint64(-1);
        QTest::newRow("no number") << "s" << qint64(-1);
        QTest::newRow("another unit") << "3d" << qint64(-1);
        QTest::newRow("nothing") << "" << qint64(-1);
        QTest::newRow("two points") << "1.2.3s" << qint64(-1);
    }
    void durationsOfGo()
    {
        QFETCH(QString, text);
        QFETCH(qint64, milliseconds);
        const auto found = pal::goDuration(text.toStdString());
        QCOMPARE(found ? qint64(found->count()) : -1, milliseconds);
    }

    void backoffDoublesUpToAMinute()
    {
        const double seconds[] = {1, 2, 4, 8, 16, 32, 60, 60};
        for (int tries = 0; tries < 8; ++tries) {
            QCOMPARE(double(pal::backoff(tries, 0).count()), 750 * seconds[tries]);
            QCOMPARE(double(pal::backoff(tries, 1).count()), 1000 * seconds[tries]);
        }
        QCOMPARE(pal::backoff(1'000'000, 1).count(), 60'000);
        QCOMPARE(pal::backoff(-1, 1).count(), 1000);
    }
};

QTEST_GUILESS_MAIN(TestRetryWait)
#include "tst_retry_wait.moc"
