#include "tests/ui/bridge/sample_run.h"
#include "tests/ui/monitor/recorded_events.h"

#include "plotting/chart.h"
#include "ui/bridge/run_summary.h"
#include "ui/charts/chart_grid.h"
#include "ui/compare/compare_page.h"
#include "ui/compare/compared_runs.h"
#include "ui/compare/options_model.h"
#include "ui/compare/run_picker.h"
#include "ui/compare/sample_across_runs.h"
#include "ui/feedback/compared_text.h"
#include "ui/shell/preferences.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QtTest>

#include <memory>

namespace pal = palimpsest;
using pal::test::FakeRun;

namespace {

std::unique_ptr<FakeRun> makeRun(const QString& directory, double lr, double speed)
{
    pal::RunConfig config;
    config.lr = lr;
    auto run = std::make_unique<FakeRun>(false, directory, config);
    auto records = pal::test::recordedEvents(4, 5, speed);
    for (const int epoch : {0, 4}) {
        pal::SampleEvaluated sample;
        sample.epoch = epoch;
        sample.id = 7;
        sample.candidate = epoch == 0 ? "the quick brown fox" : "the slow red fox of " + directory.toStdString();
        records.push_back({records.back().seq + 1, records.back().t, sample});
    }
    run->model().apply(records);
    run->model().setSamples({{7, 70, "Once", "the quick brown fox", 0}});
    return run;
}

std::unique_ptr<pal::ComparePage> makePage()
{
    auto page = std::make_unique<pal::ComparePage>();
    page->resize(1200, 900);
    page->show();
    page->add(makeRun("/runs/a", 1e-4, 0.2));
    page->add(makeRun("/runs/b", 2e-4, 0.6));
    QTest::qWait(250);
    return page;
}

QPushButton* button(QWidget* where, const QString& text)
{
    for (auto* button : where->findChildren<QPushButton*>())
        if (button->text() == text)
            return button;
    return nullptr;
}

const pal::ChartContent& content(pal::ComparePage& page, const char* key)
{
    return page.charts()->chart(key)->content();
}

} // namespace

class TestComparePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("palimpsest-tests");
        QCoreApplication::setApplicationName("compare");
        pal::Theme::instance().apply(pal::ThemeChoice::Light);
    }
    void init() { QSettings().clear(); }

    void theListOfRunsIsAModel()
    {
        pal::ComparedRuns runs;
        QAbstractItemModelTester tester(&runs);
        runs.add(makeRun("/runs/one/run", 1e-4, 0.2));
        runs.add(makeRun("/runs/two/run", 1e-4, 0.2));
        runs.add(makeRun("/runs/two/run", 1e-4, 0.2));
        QCOMPARE(runs.count(), 2);
        QCOMPARE(runs.nameOf(0), QString("one/run"));
        QVERIFY(runs.setData(runs.index(1, pal::ComparedRuns::InMean), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(runs.at(1).inMean);
        runs.removeAt(0);
        QCOMPARE(runs.nameOf(0), QString("run"));
    }

    void everyRunHasACurve()
    {
        auto page = makePage();
        QCOMPARE(content(*page, "acc").curves.size(), 2u);
        QCOMPARE(content(*page, "acc").curves[0].raw().size(), 5u);
        QCOMPARE(content(*page, "unlearnLoss").curves[1].raw().size(), 20u);
        QCOMPARE(content(*page, "unlearnLoss").curves[1].raw().back().x(), 4.0);
    }

    void aligningByStepMovesTheCurves()
    {
        auto page = makePage();
        for (auto* box : page->findChildren<QComboBox*>())
            if (box->findText("By step") >= 0)
                box->setCurrentIndex(box->findText("By step"));
        QCOMPARE(content(*page, "unlearnLoss").curves[1].raw().back().x(), 20.0);
        QCOMPARE(content(*page, "acc").curves[1].raw().back().x(), 20.0);
    }

    void chosenRunsHaveAMeanWithABand()
    {
        auto page = makePage();
        for (int row : {0, 1})
            page->runs()->setData(page->runs()->index(row, pal::ComparedRuns::InMean), Qt::Checked, Qt::CheckStateRole);
        QTest::qWait(250);
        const pal::Curve* mean = content(*page, "acc").find("mean");
        QVERIFY(mean != nullptr);
        QCOMPARE(mean->band().size(), 5u);
        QCOMPARE(mean->band()[0].n, 2);
        const auto runs = content(*page, "acc").curves[0].raw()[4].y() + content(*page, "acc").curves[1].raw()[4].y();
        QCOMPARE(mean->raw()[4].y(), runs / 2);
    }

    void aRunThatIsUncheckedIsNotDrawn()
    {
        auto page = makePage();
        page->runs()->setData(page->runs()->index(0, pal::ComparedRuns::Name), Qt::Unchecked, Qt::CheckStateRole);
        QTest::qWait(250);
        QCOMPARE(content(*page, "acc").curves.size(), 1u);
        QCOMPARE(content(*page, "acc").curves[0].spec().name, QString("b"));
    }

    void onlyTheOptionsThatDifferAreListed()
    {
        auto page = makePage();
        auto* options = page->findChild<pal::OptionsModel*>();
        QAbstractItemModelTester tester(options);
        QCOMPARE(options->rowCount(), 1);
        QCOMPARE(options->index(0, 0).data().toString(), QString("lr"));
        QCOMPARE(options->index(0, 1).data().toString(), QString("0.0001"));
        QCOMPARE(options->index(0, 2).data().toString(), QString("0.0002"));
        QVERIFY(!options->index(0, 0).data(Qt::ToolTipRole).toString().isEmpty());
    }

    void forgettingStandsAgainstUtility()
    {
        auto page = makePage();
        const auto& scatter = content(*page, "forget_utility");
        QCOMPARE(scatter.curves.size(), 2u);
        QCOMPARE(scatter.curves[0].raw()[4].x(), 0.9 - 0.05 * 4);
        QVERIFY(std::abs(scatter.curves[0].raw()[0].y() - 0.9) < 1e-12);
        QCOMPARE(scatter.pointText("/runs/a", 0), QString("before"));
    }

    void theSameSampleStandsSideBySide()
    {
        auto page = makePage();
        auto* across = page->findChild<pal::SampleAcrossRuns*>();
        QCOMPARE(across->samples()->count(), 1);
        QCOMPARE(across->columns().size(), 2);
        QVERIFY(across->columns()[1]->shown().contains("/runs/b"));
        across->epochs()->setValue(0);
        QCOMPARE(across->columns()[1]->shown(), QString("the quick brown fox"));
        QCOMPARE(across->columns()[1]->comparison().samePlace, 4);
    }

    void runsAreRemovedByTheButton()
    {
        auto page = makePage();
        auto* list = page->findChild<QTableView*>();
        for (auto* table : page->findChildren<QTableView*>())
            if (table->model() == page->runs())
                list = table;
        list->selectAll();
        QTest::mouseClick(button(page.get(), "Remove"), Qt::LeftButton);
        QCOMPARE(page->runs()->count(), 0);
        QVERIFY(page->findChild<pal::EmptyState*>()->isVisible());
    }

    void runsArePickedFromTheLibrary()
    {
        QTemporaryDir folder;
        pal::Preferences preferences = pal::loadPreferences();
        preferences.runsFolder = folder.path();
        pal::savePreferences(preferences);
        for (const char* name : {"fold0", "fold1", "other"}) {
            const QString directory = folder.filePath(name);
            QVERIFY(QDir().mkpath(directory));
            pal::test::appendTo(directory + "/events.jsonl", pal::test::journalText(pal::test::sampleRun(1, 2, 2)));
            pal::test::appendTo(directory + "/run.json", pal::toJson(pal::RunConfig()));
        }
        QVERIFY(pal::writeTags(folder.filePath("other"), {"baseline"}).isEmpty());
        auto page = makePage();
        const auto picker = [&page] { return page->findChild<pal::RunPicker*>("runPicker"); };
        button(page.get(), "Add a run")->click();
        QVERIFY(picker());
        auto* add = button(picker(), "Add to the comparison");
        auto* table = picker()->findChild<QTableView*>();
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QVERIFY(!add->isEnabled());
        auto* search = picker()->findChild<QLineEdit*>();
        QTest::keyClicks(search, "baseline"); // a tag
        QCOMPARE(table->model()->rowCount(), 1);
        QVERIFY(add->isEnabled());
        search->clear();
        QTest::keyClicks(search, "fold");
        QCOMPARE(table->model()->rowCount(), 2);
        table->selectAll();
        add->click();
        QTRY_VERIFY(!picker());
        QCOMPARE(page->runs()->count(), 4);
        QVERIFY(page->runs()->contains(folder.filePath("fold1")));
    }

    void aFolderWithoutARunIsExplained()
    {
        auto page = makePage();
        QTemporaryDir folder;
        QSignalSpy problem(page.get(), &pal::Page::problem);
        page->addDirectory(folder.path());
        QTRY_COMPARE(problem.count(), 1);
        QCOMPARE(page->runs()->count(), 2);
    }
};

QTEST_MAIN(TestComparePage)
#include "tst_compare_page.moc"
