#include "tests/ui/judge/graded_project.h"
#include "ui/judge/score_histogram.h"
#include "ui/judge/scores_model.h"
#include "ui/judge/scores_page.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QtTest/QtTest>

namespace pal = palimpsest;
using pal::test::GradedProject;

class TestScoresPage : public QObject {
    Q_OBJECT

    std::unique_ptr<GradedProject> m_project;
    std::unique_ptr<pal::ProjectDesk> m_desk;
    std::unique_ptr<pal::OpenJudge> m_judge;
    std::unique_ptr<pal::ScoresPage> m_page;

    void open()
    {
        m_desk = std::make_unique<pal::ProjectDesk>();
        m_desk->setFolder(m_project->folder());
        m_judge = std::make_unique<pal::OpenJudge>(m_desk.get());
        m_page = std::make_unique<pal::ScoresPage>(m_desk.get(), m_judge.get());
        m_page->resize(1000, 700);
        m_page->show();
    }

    QAbstractItemModel* table() const { return m_page->findChild<QTableView*>()->model(); }
    QString cell(int row, int column) const { return table()->index(row, column).data().toString(); }
    QAction* action(int index) const { return m_page->contextActions().at(index); }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("palimpsest-test");
        QCoreApplication::setApplicationName("scores");
        QLocale::setDefault(QLocale::c());
    }

    void init()
    {
        QSettings().clear();
        m_project = std::make_unique<GradedProject>(std::vector<pal::test::Reply>{
            {"Final score: 2"}, {"Final score: 6"}, {"no score"}, {"cut", "length"}, {"Finale score: 10"}});
    }

    void cleanup()
    {
        m_page.reset();
        m_judge.reset();
        m_desk.reset();
    }

    /// 2, 6 and 10 of five: mean 6, between 18/5 and 38/5 whatever the two failures were.
    void countFailuresAsNoScore()
    {
        m_project->import();
        open();
        QTRY_COMPARE(table()->rowCount(), 2);
        using Model = pal::ScoresModel;
        QCOMPARE(cell(0, Model::Model), QString("and final"));
        QCOMPARE(cell(0, Model::Mean), QString("6.00"));
        QCOMPARE(cell(0, Model::Sd), QString("4.00"));
        QCOMPARE(cell(0, Model::Scored), QString("3 of 5"));
        QCOMPARE(cell(0, Model::LowBound), QString("3.60"));
        QCOMPARE(cell(0, Model::HighBound), QString("7.60"));
        QCOMPARE(cell(0, Model::ReplicateSd), QStringLiteral("–"));
        QAbstractItemModelTester(table(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto histograms = m_page->findChildren<pal::ScoreHistogram*>();
        QCOMPARE(histograms.size(), 2);
        QVERIFY2(histograms[0]->accessibleName().contains("2: 1, 6: 1, 10: 1"),
                 qPrintable(histograms[0]->accessibleName()));
    }

    /// The page makes the project, shows what the reference's parser dies of, and looks at the new run.
    void importTheReferencesResults()
    {
        open();
        QVERIFY(!action(1)->isEnabled());
        m_page->importFiles({m_project->path("results.json"), m_project->path("exp0.log")});
        auto* report = m_page->findChild<QPlainTextEdit*>("importReport");
        QTRY_VERIFY(report->isVisible());
        QVERIFY2(report->toPlainText().contains("its parser dies of 6 replies"), qPrintable(report->toPlainText()));
        QTRY_COMPARE(table()->rowCount(), 2);
        QVERIFY(action(1)->isEnabled());
        QCOMPARE(m_judge->current()->run.model, std::string(pal::kHistoricalJudge));
    }

    void sayWhatAnImportLacks()
    {
        open();
        QSignalSpy problems(m_page.get(), &pal::Page::problem);
        m_page->importFiles({m_project->path("exp0.log")});
        QCOMPARE(problems.count(), 1);
        QVERIFY(problems.at(0).at(0).toString().contains("results.json"));
        m_page->importFiles({m_project->path("results.json")});
        QCOMPARE(problems.count(), 2);
        pal::test::writeText(m_project->path("exp0.log"), "no record\n");
        m_page->importFiles({m_project->path("results.json"), m_project->path("exp0.log")});
        QTRY_COMPARE(problems.count(), 3);
        QVERIFY(problems.at(2).at(0).toString().contains("exp0.log"));
    }

    void exportATable()
    {
        m_project->import();
        open();
        QTRY_COMPARE(table()->rowCount(), 2);
        QSignalSpy notices(m_page.get(), &pal::Page::notice);
        m_page->exportCsv(m_project->path("grades.csv"));
        QTRY_COMPARE(notices.count(), 1);
        QFile file(m_project->path("grades.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count('\n'), 11);
        QVERIFY(text.contains("no_score,,,IndexError"));
        QSignalSpy problems(m_page.get(), &pal::Page::problem);
        m_page->exportCsv(m_project->path("nowhere/grades.csv"));
        QTRY_COMPARE(problems.count(), 1);
    }

    void readRepliesAnew()
    {
        m_project->import();
        open();
        QTRY_COMPARE(table()->rowCount(), 2);
        auto project = pal::Project::open(m_project->folder().toStdString());
        QVERIFY(project->database().run("UPDATE jdg_score SET value=0 WHERE value NOT NULL").ok());
        m_judge->reload();
        using Model = pal::ScoresModel;
        QTRY_COMPARE(cell(0, Model::Mean), QString("0.00"));
        action(2)->trigger();
        QTRY_COMPARE(cell(0, Model::Mean), QString("6.00"));
    }
};

QTEST_MAIN(TestScoresPage)
#include "tst_scores_page.moc"
