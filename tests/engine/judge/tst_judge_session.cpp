#include "engine/judge/judge_session.h"
#include "engine/judge/judge_setup.h"
#include "tests/judge/fault_server.h"
#include "tests/judge/judged_project.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

namespace pal = palimpsest;
using namespace std::chrono_literals;

namespace {

double seconds(std::chrono::steady_clock::duration duration) { return std::chrono::duration<double>(duration).count(); }

} // namespace

/// A run's waits, on a clock that skips them: what was skipped is what would have been waited.
class TestJudgeSession : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<pal::test::FaultServer> m_server;
    std::unique_ptr<pal::JudgeClock> m_clock;
    std::vector<pal::JudgeProgress> m_shown;

    pal::JudgeProgress run(const std::string& behaviour, int rows, int concurrency, std::optional<int> rpm = {},
                           std::optional<int> tpm = {})
    {
        pal::Project project = pal::test::judgedProject(*m_folder, rows);
        pal::JudgeRun settings = pal::test::judgeRun(m_server->url(), behaviour);
        settings.endpoint.maxConcurrency = concurrency;
        settings.endpoint.requestsPerMinute = rpm;
        settings.endpoint.tokensPerMinute = tpm;
        const auto created = pal::createJudgeRun(project, settings, pal::test::allOf(project));
        if (!created)
            qFatal("%s", created.error().text().c_str());
        pal::JudgeSession::Options options;
        options.clock = m_clock.get();
        options.onProgress = [this](const pal::JudgeProgress& progress) { m_shown.push_back(progress); };
        const auto ended = pal::JudgeSession(project.folder(), created->id, nullptr, options).run();
        if (!ended)
            qFatal("%s", ended.error().text().c_str());
        return *ended;
    }

    double waited() const { return seconds(m_clock->skipped()); }

private Q_SLOTS:
    void init()
    {
        if (!pal::test::FaultServer::canRun())
            QSKIP("python3 is not here");
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<pal::test::FaultServer>();
        m_clock = std::make_unique<pal::JudgeClock>(true);
        m_shown.clear();
        QVERIFY(m_server->port() > 0);
    }

    void waitsAsLongAsTheServerAsks_data()
    {
        QTest::addColumn<QString>("behaviour");
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::newRow("seconds") << "429s,ok" << 2.0 << 2.0;
        QTest::newRow("half a second") << "429half,ok" << 0.5 << 0.5;
        QTest::newRow("milliseconds") << "429ms,ok" << 0.25 << 0.25;
        QTest::newRow("date") << "429date,ok" << 1.0 << 3.0; // dates have whole seconds
        QTest::newRow("the longer reset") << "429reset,ok" << 62.5 << 62.5;
        QTest::newRow("a quota of the minute") << "quotawait,ok" << 30.0 << 30.0;
        QTest::newRow("backoff") << "500,ok" << 0.75 << 1.0;
        QTest::newRow("backoff of a 429") << "429,ok" << 0.75 << 1.0;
        QTest::newRow("backoff, three times") << "500,502,503,ok" << 0.75 * 7 << 7.0;
        QTest::newRow("backoff, to the last attempt") << "500,500,500,500,500,ok" << 0.75 * 31 << 31.0;
    }
    void waitsAsLongAsTheServerAsks()
    {
        QFETCH(QString, behaviour);
        QFETCH(double, least);
        QFETCH(double, most);
        const pal::JudgeProgress ended = run(behaviour.toStdString(), 1, 1);
        QCOMPARE(ended.state, std::string("done"));
        QCOMPARE(ended.done, std::int64_t(1));
        // What the call itself took is part of the wait on a real clock; here a wait ends at the same moment.
        QVERIFY2(waited() > least - 0.5 && waited() <= most, qPrintable(QString::number(waited())));
    }

    void givesATaskUpAfterSixAttempts()
    {
        const pal::JudgeProgress ended = run("500", 1, 1);
        QCOMPARE(ended.failed, std::int64_t(1));
        QCOMPARE(ended.sent, std::int64_t(6));
        QVERIFY2(waited() <= 31 && waited() > 0.75 * 31 - 0.5, qPrintable(QString::number(waited())));
    }

    void aRefusalPausesEveryTaskOfTheEndpoint()
    {
        // One call at a time, each refused once: were a pause the task's own, the others would go on meanwhile and four
        // tasks would wait two seconds together.
        const pal::JudgeProgress ended = run("429s,ok", 4, 1);
        QCOMPARE(ended.done, std::int64_t(4));
        QVERIFY2(waited() > 7.5 && waited() <= 8, qPrintable(QString::number(waited())));
    }

    void fewerAtOnceAfterARefusal()
    {
        const pal::JudgeProgress ended = run("429s,ok", 24, 8);
        QCOMPARE(ended.done, std::int64_t(24));
        int least = 8;
        for (const pal::JudgeProgress& progress : m_shown)
            least = std::min(least, progress.concurrency);
        QVERIFY2(least <= 4, qPrintable(QString::number(least)));
    }

    void noMoreRequestsAMinuteThanAllowed()
    {
        const pal::JudgeProgress ended = run("ok", 13, 4, 5);
        QCOMPARE(ended.done, std::int64_t(13));
        // Five at once, five after a minute, three after two.
        QVERIFY2(waited() > 118 && waited() <= 121, qPrintable(QString::number(waited())));
    }

    void noMoreTokensAMinuteThanAllowed()
    {
        // A request has some 420 tokens (bytes / 4): two fit into a minute.
        const pal::JudgeProgress ended = run("ok", 6, 4, {}, 1000);
        QCOMPARE(ended.done, std::int64_t(6));
        QVERIFY2(waited() > 118 && waited() <= 121, qPrintable(QString::number(waited())));
    }

    void aModelThatIsBeingLoadedIsAskedForByItsHealth()
    {
        const pal::JudgeProgress ended = run("loading,loading,ok", 1, 1);
        QCOMPARE(ended.done, std::int64_t(1));
        QCOMPARE(ended.sent, std::int64_t(3));
        QVERIFY2(waited() < 5, qPrintable(QString::number(waited())));
    }
};

QTEST_GUILESS_MAIN(TestJudgeSession)
#include "tst_judge_session.moc"
