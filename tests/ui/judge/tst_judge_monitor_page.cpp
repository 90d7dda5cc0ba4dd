#include "tests/ui/judge/judge_bench.h"
#include "ui/judge/judge_close_guard.h"
#include "ui/judge/judge_monitor_page.h"
#include "ui/theme/number_label.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

namespace pal = palimpsest;
using namespace palimpsest::test;

class TestJudgeMonitorPage : public QObject {
    Q_OBJECT

    std::unique_ptr<JudgeBench> m_bench;
    std::unique_ptr<pal::JudgeMonitorPage> m_page;

    /// The run is confirmed already, and nothing of it was sent.
    void open(int rows, const std::string& model, const QStringList& serverArguments = {}, int concurrency = 2)
    {
        m_bench = std::make_unique<JudgeBench>(rows, serverArguments);
        if (!model.empty()) {
            const std::int64_t run = m_bench->addRun(model, concurrency);
            pal::Project project = m_bench->project();
            pal::JudgeStore store = *pal::JudgeStore::open(project.database());
            QVERIFY(store.confirm(run).ok());
            m_bench->reload();
        }
        m_page = std::make_unique<pal::JudgeMonitorPage>(&m_bench->desk(), &m_bench->judge());
        m_page->resize(1024, 700);
        m_page->show();
        QTRY_VERIFY(!m_bench->judge().isLoading());
    }

    QString number(const char* name) const { return part<pal::NumberLabel>(*m_page, name)->text(); }
    QString words(const char* name) const { return part<QLabel>(*m_page, name)->text(); }
    QPushButton* toggle() const { return part<QPushButton>(*m_page, "toggle"); }
    std::int64_t sent() const { return m_bench->judge().current()->sent; }

private Q_SLOTS:
    void initTestCase()
    {
        if (!FaultServer::canRun())
            QSKIP("python3 is not here");
        QCoreApplication::setOrganizationName("PalimpsestTest");
        QCoreApplication::setApplicationName("tst_judge_monitor_page");
    }

    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
    }

    void withoutARunItLeadsToOne()
    {
        open(2, "");
        QVERIFY(!toggle()->isVisible());
    }

    void watchesARunToItsEnd()
    {
        open(12, "ok", {"--delay", "0.05"});
        QCOMPARE(toggle()->text(), QString("Resume"));
        QCOMPARE(number("done"), QString("0 of 12"));
        QTest::mouseClick(toggle(), Qt::LeftButton);
        QTRY_COMPARE(toggle()->text(), QString("Pause"));
        QTRY_VERIFY(number("underWay").endsWith(" of 2"));
        QTRY_COMPARE_WITH_TIMEOUT(number("done"), QString("12 of 12"), 10'000);
        QTRY_COMPARE(m_bench->judge().current()->run.state, std::string("done"));
        QVERIFY(!toggle()->isVisible());
        QVERIFY(!part<QPushButton>(*m_page, "stop")->isVisible());
        QCOMPARE(number("spent"), QString("$0.0072")); // 12 × 600 / 10⁶
        QCOMPARE(number("unknown"), QString("0"));
        QCOMPARE(number("failed"), QString("0"));
        QCOMPARE(number("waiting"), QString("0"));
    }

    void pausesAndResumesInPlace()
    {
        open(40, "ok", {"--delay", "0.05"}, 1);
        QTest::mouseClick(toggle(), Qt::LeftButton);
        QTRY_VERIFY(!number("done").startsWith("0 "));
        QTest::mouseClick(toggle(), Qt::LeftButton);
        QTRY_COMPARE(toggle()->text(), QString("Resume"));
        QTRY_COMPARE(number("underWay"), QString("0 of 1"));
        const QString held = number("done");
        QTest::qWait(700);
        QCOMPARE(number("done"), held);
        QVERIFY(m_bench->judge().isLive());
        QTest::mouseClick(toggle(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(number("done"), QString("40 of 40"), 15'000);
    }

    void aStoppedRunGoesOnAndAsksNothingTwice()
    {
        open(30, "ok", {"--delay", "0.05"}, 2);
        QTest::mouseClick(toggle(), Qt::LeftButton);
        QTRY_VERIFY(!number("done").startsWith("0 "));
        click(*m_page, "stop");
        QTRY_COMPARE(m_bench->judge().current()->run.state, std::string("stopped"));
        QVERIFY(m_bench->judge().current()->counts.done < 30);
        QTRY_COMPARE(toggle()->text(), QString("Resume"));
        QVERIFY(words("words").contains("stopped by the user"));
        QTest::mouseClick(toggle(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_bench->judge().current()->run.state, std::string("done"), 15'000);
        QCOMPARE(sent(), std::int64_t(30));
    }

    void aServersPauseIsCountedDown()
    {
        open(1, "429s,ok");
        QTest::mouseClick(toggle(), Qt::LeftButton);
        QTRY_VERIFY(words("countdown").contains("calls go on in"));
        QVERIFY(words("lastProblem").contains("429"));
        QTRY_COMPARE_WITH_TIMEOUT(number("done"), QString("1 of 1"), 10'000);
        QVERIFY(!part<QLabel>(*m_page, "countdown")->isVisible());
    }

    void refusedKeysStopItInWords()
    {
        open(5, "401");
        QTest::mouseClick(toggle(), Qt::LeftButton);
        QTRY_COMPARE(m_bench->judge().current()->run.state, std::string("stopped"));
        QVERIFY(words("words").contains("401"));
        QVERIFY(toggle()->isVisible());
    }

    void callsWithoutUsageAreUnknownNotFree()
    {
        open(3, "nousage");
        QTest::mouseClick(toggle(), Qt::LeftButton);
        QTRY_COMPARE(m_bench->judge().current()->run.state, std::string("done"));
        QCOMPARE(number("spent"), QString("$0.00"));
        QVERIFY2(number("unknown").startsWith("3 calls") || number("unknown").startsWith("3 call(s)"),
                 qPrintable(number("unknown")));
        QVERIFY(number("unknown").contains("at most $0.0"));
    }

    void closingTheWindowStopsAndKeeps()
    {
        open(40, "ok", {"--delay", "0.1"}, 1);
        QWidget window;
        window.show();
        new pal::JudgeCloseGuard(&m_bench->judge(), &window);
        QTest::mouseClick(toggle(), Qt::LeftButton);
        QTRY_VERIFY(!number("done").startsWith("0 "));
        QVERIFY(!window.close());
        auto* box = window.findChild<QMessageBox*>("judgeCloseQuestion");
        QVERIFY(box != nullptr);
        QTest::mouseClick(box->findChild<QPushButton*>("stopAndKeep"), Qt::LeftButton);
        QTRY_VERIFY(!window.isVisible());
        QVERIFY(!m_bench->judge().isLive());
        QTRY_COMPARE(m_bench->judge().current()->run.state, std::string("stopped"));
        QCOMPARE(m_bench->judge().current()->counts.done, sent());
    }

    void anUnconfirmedRunGoesThroughItsProbe()
    {
        open(3, "");
        QVERIFY(m_bench->addRun("ok") > 0);
        QCOMPARE(toggle()->text(), QString("Go to the probe"));
        QSignalSpy pages(m_page.get(), &pal::Page::openPage);
        QTest::mouseClick(toggle(), Qt::LeftButton);
        QCOMPARE(pages.front().front().toString(), QString("probe"));
        QVERIFY(!m_bench->judge().isBusy());
    }
};

QTEST_MAIN(TestJudgeMonitorPage)
#include "tst_judge_monitor_page.moc"
