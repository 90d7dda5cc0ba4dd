#include "engine/judge/judge_scores.h"
#include "tests/ui/judge/judge_bench.h"
#include "ui/judge/candidate_picker.h"
#include "ui/judge/endpoints_page.h"
#include "ui/judge/finding_line.h"
#include "ui/judge/judge_monitor_page.h"
#include "ui/judge/judge_run_page.h"
#include "ui/judge/probe_page.h"
#include "ui/theme/number_label.h"

#include <QAction>
#include <QPushButton>
#include <QTableView>
#include <QTreeWidget>

namespace pal = palimpsest;
using namespace palimpsest::test;

/// From a folder without a project to a graded run, through all four pages.
class TestJudgeFlow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!FaultServer::canRun())
            QSKIP("python3 is not here");
        QCoreApplication::setOrganizationName("PalimpsestTest");
        QCoreApplication::setApplicationName("tst_judge_flow");
    }

    void fromNothingToGrades()
    {
        JudgeBench bench(0, {"--delay", "0.02", "--models", R"([{"id":"ok"},{"id":"other"}])"});
        pal::EndpointsPage endpoints(&bench.desk(), &bench.judge());
        pal::JudgeRunPage grading(&bench.desk(), &bench.judge());
        pal::ProbePage probe(&bench.desk(), &bench.judge());
        pal::JudgeMonitorPage monitor(&bench.desk(), &bench.judge());
        for (pal::Page* page : std::initializer_list<pal::Page*>{&endpoints, &grading, &probe, &monitor}) {
            page->resize(1024, 700);
            page->show();
        }

        endpoints.contextActions().front()->trigger();
        type(endpoints, "name", "local");
        type(endpoints, "url", bench.server().url());
        part<QComboBox>(endpoints, "auth")->setCurrentIndex(2); // no key
        click(endpoints, "test");
        QTRY_COMPARE(bench.judge().listedModels("local").size(), std::size_t(2));
        click(endpoints, "save");
        QTRY_COMPARE(bench.judge().endpoints().size(), std::size_t(1));

        grading.candidates()->importRun(candidatesFolder(bench.folder(), 20));
        auto* tree = part<QTreeWidget>(grading, "candidates");
        QTRY_COMPARE(tree->topLevelItemCount(), 1);
        tree->topLevelItem(0)->setCheckState(0, Qt::Checked);
        auto* models = part<QComboBox>(grading, "model");
        QTRY_VERIFY(models->findText("ok") >= 0); // what the test listed
        models->setCurrentIndex(models->findText("ok"));
        type(grading, "priceIn", "1");
        type(grading, "priceOut", "10");
        type(grading, "priceSource", "a list");
        type(grading, "budget", "1");
        QTRY_VERIFY(part<QPushButton>(grading, "create")->isEnabled());
        click(grading, "create");

        QTRY_VERIFY(part<QPushButton>(probe, "sendProbe")->isVisible());
        click(probe, "sendProbe");
        QTRY_COMPARE_WITH_TIMEOUT(part<QTableView>(probe, "probedCalls")->model()->rowCount(), 3, 10'000);
        QTRY_VERIFY(part<QPushButton>(probe, "confirm")->text().startsWith("Confirm $0.01"));
        QVERIFY(part<QPushButton>(probe, "confirm")->isEnabled());
        click(probe, "confirm");

        auto* done = part<pal::NumberLabel>(monitor, "done");
        QTRY_COMPARE_WITH_TIMEOUT(done->text(), QString("20 of 20"), 15'000);
        QTRY_COMPARE(bench.judge().current()->run.state, std::string("done"));
        QCOMPARE(bench.judge().current()->sent, std::int64_t(20)); // three of them by the probe
        QCOMPARE(part<pal::NumberLabel>(monitor, "spent")->text(), QString("$0.0120"));

        pal::Project project = bench.project();
        pal::JudgeStore store = *pal::JudgeStore::open(project.database());
        const auto scores = pal::scoresByModel(*pal::gradedTasks(store, bench.judge().current()->run.id));
        QCOMPARE(scores.size(), std::size_t(1));
        QCOMPARE(scores.front().scored, std::size_t(20));
        QCOMPARE(*scores.front().mean, 7.0);
    }
};

QTEST_MAIN(TestJudgeFlow)
#include "tst_judge_flow.moc"
