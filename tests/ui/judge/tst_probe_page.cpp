#include "tests/ui/judge/judge_bench.h"
#include "ui/judge/judge_keys.h"
#include "ui/judge/probe_page.h"
#include "ui/judge/probed_calls_model.h"
#include "ui/theme/number_label.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

namespace pal = palimpsest;
using namespace palimpsest::test;

class TestProbePage : public QObject {
    Q_OBJECT

    std::unique_ptr<JudgeBench> m_bench;
    std::unique_ptr<pal::ProbePage> m_page;

    void open(int rows, const std::string& model)
    {
        m_bench = std::make_unique<JudgeBench>(rows);
        if (!model.empty())
            QVERIFY(m_bench->addRun(model) > 0);
        m_page = std::make_unique<pal::ProbePage>(&m_bench->desk(), &m_bench->judge());
        m_page->resize(1024, 700);
        m_page->show();
        QTRY_VERIFY(!m_bench->judge().isLoading());
    }

    QAbstractItemModel* calls() const { return part<QTableView>(*m_page, "probedCalls")->model(); }
    QString cell(int row, int column) const { return calls()->index(row, column).data().toString(); }
    QPushButton* confirm() const { return part<QPushButton>(*m_page, "confirm"); }

private Q_SLOTS:
    void initTestCase()
    {
        if (!FaultServer::canRun())
            QSKIP("python3 is not here");
        QCoreApplication::setOrganizationName("PalimpsestTest");
        QCoreApplication::setApplicationName("tst_probe_page");
    }

    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void withoutARunItLeadsToOne()
    {
        open(2, "");
        QSignalSpy pages(m_page.get(), &pal::Page::openPage);
        for (QPushButton* button : m_page->findChildren<QPushButton*>())
            if (button->isVisible())
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(pages.size(), 1);
        QCOMPARE(pages.front().front().toString(), QString("judge_run"));
    }

    void threeCallsMakeTheCostExact()
    {
        open(10, "ok");
        QAbstractItemModelTester tester(calls());
        QTRY_COMPARE(confirm()->text(), QString("Confirm without a probe"));
        click(*m_page, "sendProbe");
        QTRY_COMPARE_WITH_TIMEOUT(calls()->rowCount(), 3, 10'000);
        QCOMPARE(cell(0, pal::ProbedCallsModel::Score), QString("7"));
        QCOMPARE(cell(0, pal::ProbedCallsModel::Prompt), QString("400"));
        QCOMPARE(cell(0, pal::ProbedCallsModel::Completion), QString("20"));
        QCOMPARE(cell(0, pal::ProbedCallsModel::Cost), QString("$0.0006"));
        // 7 open calls × (400 × 1 + 20 × 10) / 10⁶, and the server is always of one length.
        QCOMPARE(confirm()->text(), QString("Confirm $0.0042 ± $0.00"));
        QVERIFY(!part<QPushButton>(*m_page, "sendProbe")->isVisible());
        QPlainTextEdit* reply = m_page->findChild<QPlainTextEdit*>();
        QVERIFY(reply->toPlainText().contains("Final score: 7"));
        QCOMPARE(m_bench->judge().current()->run.confirmedAt, std::string());
        QCOMPARE(m_bench->judge().current()->sent, std::int64_t(3));

        QSignalSpy pages(m_page.get(), &pal::Page::openPage);
        QSignalSpy ended(&m_bench->judge(), &pal::OpenJudge::ended);
        QTest::mouseClick(confirm(), Qt::LeftButton);
        QCOMPARE(pages.front().front().toString(), QString("judge_monitor"));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 10'000);
        QTRY_COMPARE(m_bench->judge().current()->run.state, std::string("done"));
        QTRY_COMPARE(m_bench->judge().current()->sent, std::int64_t(10)); // the probe's answers are not asked again
        QVERIFY(!confirm()->isVisible());
        QVERIFY(!part<QPushButton>(*m_page, "discard")->isVisible());
    }

    void failuresShowWhyThereIsNoScore()
    {
        open(10, "unparsed");
        click(*m_page, "sendProbe");
        QTRY_COMPARE_WITH_TIMEOUT(calls()->rowCount(), 3, 10'000);
        QCOMPARE(cell(0, pal::ProbedCallsModel::Score), QString("no score in the reply"));
        QVERIFY(m_page->findChild<QPlainTextEdit*>()->toPlainText().contains("I cannot say."));
    }

    void withoutUsageTheCostIsNotMadeUp()
    {
        open(10, "nousage");
        click(*m_page, "sendProbe");
        QTRY_COMPARE_WITH_TIMEOUT(calls()->rowCount(), 3, 10'000);
        QCOMPARE(cell(0, pal::ProbedCallsModel::Cost), QString("–"));
        QCOMPARE(part<pal::NumberLabel>(*m_page, "forecastCost")->text(), QString("not known"));
        QCOMPARE(confirm()->text(), QString("Confirm at an unknown cost"));
    }

    void aDiscardedRunKeepsItsAnswers()
    {
        open(10, "ok");
        click(*m_page, "sendProbe");
        QTRY_COMPARE_WITH_TIMEOUT(calls()->rowCount(), 3, 10'000);
        QTRY_VERIFY(part<QPushButton>(*m_page, "discard")->isEnabled());
        click(*m_page, "discard");
        QTRY_COMPARE(m_bench->judge().current()->run.state, std::string("stopped"));
        QVERIFY(m_bench->judge().current()->run.stopReason.find("discarded") != std::string::npos);
        const std::int64_t again = m_bench->addRun("ok");
        QCOMPARE(m_bench->judge().run(again)->counts.done, std::int64_t(3));
    }

    void aMissingKeyIsToldAndCanMove()
    {
        open(10, "");
        pal::JudgeRun run = judgeRun(m_bench->server().url(), "ok");
        run.endpoint.auth = pal::EndpointAuth::Bearer;
        run.endpoint.keySource = pal::KeySource::Environment;
        run.endpoint.keyRef = "PALIMPSEST_NO_SUCH_KEY";
        pal::Project project = m_bench->project();
        QVERIFY(pal::createJudgeRun(project, run, allOf(project)).ok());
        m_bench->reload();
        QSignalSpy failed(&m_bench->judge(), &pal::OpenJudge::failed);
        click(*m_page, "sendProbe");
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.front().front().toString().contains("PALIMPSEST_NO_SUCH_KEY"));
        QVERIFY(part<QPushButton>(*m_page, "sendProbe")->isEnabled());
        QCOMPARE(m_bench->judge().current()->sent, std::int64_t(0));

        // The run is frozen, but where its server's key is found is not.
        run.endpoint.keySource = pal::KeySource::Session;
        run.endpoint.keyRef.clear();
        pal::JudgeStore store = *pal::JudgeStore::open(project.database());
        QVERIFY(store.saveEndpoint(run.endpoint).ok());
        m_bench->reload();
        std::string bytes = "sk-canary-0123456789abcdef";
        pal::Endpoint elsewhere = run.endpoint;
        elsewhere.baseUrl = "https://judge.example";
        m_bench->judge().keys()->keepForSession(elsewhere, bytes);
        click(*m_page, "sendProbe");
        QTRY_COMPARE(failed.size(), 2); // a key goes to the server it was typed for, and to no other of that name
        bytes = "sk-canary-0123456789abcdef";
        m_bench->judge().keys()->keepForSession(run.endpoint, bytes);
        QVERIFY(bytes.empty());
        click(*m_page, "sendProbe");
        QTRY_COMPARE_WITH_TIMEOUT(calls()->rowCount(), 3, 10'000);
    }
};

QTEST_MAIN(TestProbePage)
#include "tst_probe_page.moc"
