#include "engine/base/files.h"
#include "engine/judge/judge_probe.h"
#include "engine/judge/judge_session.h"
#include "engine/judge/judge_setup.h"
#include "tests/judge/fault_server.h"
#include "tests/judge/judged_project.h"

#include <QTemporaryDir>
#include <QtTest/QtTest>

namespace pal = palimpsest;

/// A run before, during and after its probe.
class TestJudgeProbe : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<pal::test::FaultServer> m_server;

    pal::JudgeRun settings(const std::string& model) const
    {
        pal::JudgeRun run = pal::test::judgeRun(m_server->url(), model);
        run.price = pal::Price{0, model, "USD", 1, {}, 10, "2026-11-24", "test"};
        return run;
    }

    pal::JudgeProgress send(const pal::Project& project, std::int64_t run, std::int64_t limit)
    {
        pal::JudgeSession::Options options;
        options.limit = limit;
        pal::JudgeSession session(project.folder(), run, nullptr, options);
        const auto progress = session.run();
        return progress ? *progress : pal::JudgeProgress();
    }

private Q_SLOTS:
    void init()
    {
        if (!pal::test::FaultServer::canRun())
            QSKIP("python3 is not here");
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<pal::test::FaultServer>();
        QVERIFY(m_server->port() > 0);
    }

    void previewStoresNothing()
    {
        pal::Project project = pal::test::judgedProject(*m_folder, 10);
        const auto graded = pal::test::allOf(project);
        const auto preview = pal::previewJudgeRun(project, settings("ok"), graded);
        QVERIFY2(preview.ok(), preview ? "" : preview.error().text().c_str());
        QCOMPARE(preview->estimate.calls, std::int64_t(10));
        QCOMPARE(preview->known, std::int64_t(0));
        pal::JudgeStore store = *pal::JudgeStore::open(project.database());
        QCOMPARE(store.runs()->size(), std::size_t(0));
        QCOMPARE(store.endpoints()->size(), std::size_t(0));

        const auto created = pal::createJudgeRun(project, settings("ok"), graded);
        QVERIFY(created.ok());
        QCOMPARE(created->estimate.costHigh, preview->estimate.costHigh);
        QCOMPARE(send(project, created->id, 0).state, std::string("done"));
        const auto again = pal::previewJudgeRun(project, settings("ok"), graded);
        QCOMPARE(again->known, std::int64_t(10));
        QCOMPARE(*again->estimate.costHigh, 0.0); // nothing would be sent
        QCOMPARE(again->estimate.inputTokens, std::int64_t(0));
    }

    void aProbeIsNoConfirmation()
    {
        pal::Project project = pal::test::judgedProject(*m_folder, 10);
        const auto created = pal::createJudgeRun(project, settings("ok"), pal::test::allOf(project));
        QVERIFY(created.ok());
        pal::JudgeStore store = *pal::JudgeStore::open(project.database());
        QCOMPARE(store.run(created->id)->state, std::string("draft"));
        QCOMPARE(store.run(created->id)->confirmedAt, std::string());

        QCOMPARE(send(project, created->id, 3).state, std::string("paused"));
        QCOMPARE(store.run(created->id)->confirmedAt, std::string());
        QCOMPARE(*store.attempts(created->id), std::int64_t(3));
        QCOMPARE(send(project, created->id, 0).state, std::string("done"));
        QVERIFY(!store.run(created->id)->confirmedAt.empty());
    }

    void theForecastIsThePriceOfTheRest()
    {
        pal::Project project = pal::test::judgedProject(*m_folder, 10);
        const auto created = pal::createJudgeRun(project, settings("ok"), pal::test::allOf(project));
        QVERIFY(created.ok());
        send(project, created->id, 3);
        pal::JudgeStore store = *pal::JudgeStore::open(project.database());
        const auto forecast = pal::forecastOf(store, created->id, 10);
        QVERIFY2(forecast.ok(), forecast ? "" : forecast.error().text().c_str());
        QCOMPARE(forecast->calls.size(), std::size_t(3));
        QCOMPARE(forecast->open, std::int64_t(7));
        QCOMPARE(*forecast->promptTokens, 400.0);
        QCOMPARE(*forecast->completionTokens, 20.0);
        QCOMPARE(*forecast->completionSd, 0.0);
        QCOMPARE(*forecast->costError, 0.0);
        // All requests are of one size: 7 × (400 × 1 + 20 × 10) / 10⁶.
        QVERIFY(qAbs(*forecast->cost - 7 * 600e-6) < 1e-5);
        QVERIFY(*forecast->seconds > 0);
        const pal::ProbedCall& call = forecast->calls.front();
        QCOMPARE(call.task.outcome, std::string("strict"));
        QCOMPARE(*call.task.value, 7.0);
        QVERIFY(call.reply.find("Final score: 7") != std::string::npos);
        QCOMPARE(*call.cost, 600e-6);
    }

    void failuresAreToldInWordsAndCostNothingKnown()
    {
        pal::Project project = pal::test::judgedProject(*m_folder, 10);
        const auto created = pal::createJudgeRun(project, settings("nousage"), pal::test::allOf(project));
        send(project, created->id, 3);
        pal::JudgeStore store = *pal::JudgeStore::open(project.database());
        const auto forecast = pal::forecastOf(store, created->id, 10);
        QVERIFY(forecast.ok());
        QVERIFY(!forecast->cost);
        QVERIFY(!forecast->promptTokens);
        const auto spending = store.spending(created->id);
        QCOMPARE(spending->unknown, std::int64_t(3));
        const auto most = pal::unknownCostAtMost(store, *store.run(created->id), *spending);
        QVERIFY(most.ok() && *most && **most > 0);

        const auto refused = pal::createJudgeRun(project, settings("refusal"), pal::test::allOf(project));
        send(project, refused->id, 1);
        QCOMPARE(pal::forecastOf(store, refused->id, 10)->calls.front().task.outcome, std::string("refusal"));
        QVERIFY(pal::forecastOf(store, refused->id, 10)->calls.front().reply.find("I will not.") != std::string::npos);
    }

    void aCallThatWasSentAgainIsOfItsCandidateToo()
    {
        pal::Project project = pal::test::judgedProject(*m_folder, 1);
        const auto created = pal::createJudgeRun(project, settings("reset,ok"), pal::test::allOf(project));
        send(project, created->id, 2);
        pal::JudgeStore store = *pal::JudgeStore::open(project.database());
        const auto forecast = pal::forecastOf(store, created->id, 10);
        QVERIFY(forecast.ok());
        QCOMPARE(forecast->calls.size(), std::size_t(2));
        const pal::ProbedCall& lost = forecast->calls[0];
        const pal::ProbedCall& answered = forecast->calls[1];
        QCOMPARE(lost.task.outcome, std::string("network"));
        QVERIFY(!lost.task.value);
        QCOMPARE(lost.reply, std::string());
        QCOMPARE(*answered.task.value, 7.0);
        QVERIFY(!lost.task.model.empty());
        QCOMPARE(lost.task.model, answered.task.model);
        QCOMPARE(lost.task.docId, answered.task.docId);
    }

    void endpointsAreRenamedAndRemoved()
    {
        pal::Project project = pal::test::judgedProject(*m_folder, 2);
        pal::JudgeStore store = *pal::JudgeStore::open(project.database());
        pal::Endpoint one = settings("ok").endpoint;
        one.name = "one";
        one.id = *store.saveRenamed(one);
        pal::Endpoint other = one;
        other.id = 0;
        QVERIFY(!store.saveRenamed(other).ok()); // a new one does not take another's place
        other.name = "other";
        QVERIFY(store.saveRenamed(other).ok());
        one.name = "other";
        QVERIFY(!store.saveRenamed(one).ok());
        one.name = "renamed";
        QCOMPARE(*store.saveRenamed(one), one.id);
        QCOMPARE(store.endpoints()->size(), std::size_t(2));

        pal::JudgeRun run = settings("ok");
        run.endpoint = one;
        QVERIFY(pal::createJudgeRun(project, run, pal::test::allOf(project)).ok());
        QVERIFY(!store.removeEndpoint(one.id).ok());
        const auto all = store.endpoints();
        QVERIFY(all.ok());
        for (const pal::Endpoint& endpoint : *all)
            if (endpoint.name == "other")
                QVERIFY(store.removeEndpoint(endpoint.id).ok());
        QCOMPARE(store.endpoints()->size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestJudgeProbe)
#include "tst_judge_probe.moc"
