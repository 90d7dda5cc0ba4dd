#include "engine/study/study.h"
#include "tests/ui/judge/graded_project.h"
#include "ui/feedback/compared_text.h"
#include "ui/judge/calibration_page.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QtTest/QtTest>

namespace pal = palimpsest;
using pal::test::GradedProject;

class TestCalibrationPage : public QObject {
    Q_OBJECT

    std::unique_ptr<GradedProject> m_project;
    std::unique_ptr<pal::ProjectDesk> m_desk;
    std::unique_ptr<pal::OpenJudge> m_judge;
    std::unique_ptr<pal::CalibrationPage> m_page;

    void open()
    {
        m_desk = std::make_unique<pal::ProjectDesk>();
        m_desk->setFolder(m_project->folder());
        m_judge = std::make_unique<pal::OpenJudge>(m_desk.get());
        m_page = std::make_unique<pal::CalibrationPage>(m_desk.get(), m_judge.get());
        m_page->resize(1000, 900);
        m_page->show();
    }

    QComboBox* partner() const { return m_page->findChild<QComboBox*>("partner"); }
    QTableView* worst() const { return m_page->findChild<QTableView*>("worst"); }

    bool says(const QString& text) const
    {
        for (const QLabel* label : m_page->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    }

    void makeStudy(bool unblinded) const
    {
        auto project = pal::Project::open(m_project->folder().toStdString());
        pal::StudyRequest request;
        request.name = "pilot";
        request.models = {{1, pal::kFinalEpoch}, {2, pal::kFinalEpoch}};
        request.raters = {"A", "B"};
        request.goldFraction = 0;
        const auto created = pal::createStudy(*project, request);
        if (!created)
            qFatal("%s", created.error().text().c_str());
        if (unblinded && !pal::logUnblinding(*project, created->study, "A", "test"))
            qFatal("not unblinded");
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("palimpsest-test");
        QCoreApplication::setApplicationName("calibration");
        QLocale::setDefault(QLocale::c());
    }

    void init()
    {
        QSettings().clear();
        m_project = std::make_unique<GradedProject>(std::vector<pal::test::Reply>{
            {"Final score: 2"}, {"Final score: 6"}, {"Final score: 9"}, {"no score"}, {"Final score: 1"}});
        m_project->import();
    }

    void cleanup()
    {
        m_page.reset();
        m_judge.reset();
        m_desk.reset();
    }

    void sayThatThereIsNothingToHoldItAgainst()
    {
        open();
        QTRY_VERIFY(says("there is neither yet"));
        QVERIFY(!m_page->contextActions().first()->isEnabled());
    }

    void holdARunAgainstAnother()
    {
        m_project->import("the same, again");
        open();
        QTRY_COMPARE(partner()->count(), 1);
        QTRY_VERIFY(says("1.000"));
        QVERIFY(says("8 candidate(s) that both graded") || says("8 candidates that both graded"));
        QVERIFY(says("The two place every candidate alike"));
    }

    void openTheTextsOfTheWorstDisagreement()
    {
        // One grade is read otherwise in the second run.
        const auto second = m_project->import("another");
        {
            auto project = pal::Project::open(m_project->folder().toStdString());
            QVERIFY(
                project->database()
                    .run("UPDATE jdg_score SET value=10 WHERE attempt_id=(SELECT answer_attempt FROM jdg_task WHERE "
                         "run_id=? AND position=8)",
                         {second.run})
                    .ok());
        }
        open();
        QTRY_VERIFY(worst()->model()->rowCount() > 0);
        QAbstractItemModelTester(worst()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(worst()->model()->index(0, 1).data().toString(), QString("4"));
        QCOMPARE(worst()->currentIndex().row(), 0);
        QVERIFY(says("and final"));
        QStringList shown;
        for (const auto* text : m_page->findChildren<pal::ComparedText*>())
            shown.append(text->shown());
        shown.sort();
        QCOMPARE(shown, QStringList({"and says 4", "prefix 4", "reference 4"}));
    }

    void keepABlindStudyBlind()
    {
        makeStudy(false);
        open();
        QTRY_COMPARE(partner()->count(), 1);
        QVERIFY(partner()->itemText(0).contains("blind"));
        QTRY_VERIFY(says("still blind"));
        QVERIFY(!m_page->contextActions().first()->isEnabled());
    }

    void sayThatNobodyRatedYet()
    {
        makeStudy(true);
        open();
        QTRY_VERIFY(says("no graded candidate in common"));
    }

    void record()
    {
        m_project->import("again");
        open();
        QTRY_VERIFY(m_page->contextActions().first()->isEnabled());
        m_page->contextActions().first()->trigger();
        QTRY_COMPARE(m_project->value("SELECT run_id||' '||other_run_id||' '||n FROM jdg_calibration"),
                     std::string("2 1 8"));
        QTRY_VERIFY(says("Recorded 1 time(s)") || says("Recorded 1 time"));
        m_page->contextActions().first()->trigger();
        QTest::qWait(200);
        QCOMPARE(m_project->value("SELECT count(*)||'' FROM jdg_calibration"), std::string("1"));
    }
};

QTEST_MAIN(TestCalibrationPage)
#include "tst_calibration_page.moc"
