#include "engine/judge/judge_setup.h"
#include "tests/ui/judge/graded_project.h"
#include "ui/judge/failures_model.h"
#include "ui/judge/failures_page.h"

#include <QAbstractItemModelTester>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QtTest/QtTest>

namespace pal = palimpsest;
using pal::test::GradedProject;

class TestFailuresPage : public QObject {
    Q_OBJECT

    std::unique_ptr<GradedProject> m_project;
    std::unique_ptr<pal::ProjectDesk> m_desk;
    std::unique_ptr<pal::OpenJudge> m_judge;
    std::unique_ptr<pal::FailuresPage> m_page;

    void open()
    {
        m_desk = std::make_unique<pal::ProjectDesk>();
        m_desk->setFolder(m_project->folder());
        m_judge = std::make_unique<pal::OpenJudge>(m_desk.get());
        m_page = std::make_unique<pal::FailuresPage>(m_desk.get(), m_judge.get());
        m_page->resize(1000, 700);
        m_page->show();
    }

    template <typename Widget>
    Widget* find(const QString& name = {}) const
    {
        for (Widget* widget : m_page->findChildren<Widget*>())
            if (name.isEmpty() || widget->objectName() == name || widget->accessibleName() == name
                || (widget->inherits("QPushButton") && widget->property("text").toString() == name))
                return widget;
        qFatal("no widget %s", qPrintable(name));
    }

    QListWidget* classes() const { return find<QListWidget>("Classes of failures"); }
    QTableView* table() const { return find<QTableView>("Failures of the class"); }

    /// A run whose only call was refused by the server.
    std::int64_t addRefusedRun() const
    {
        auto project = pal::Project::open(m_project->folder().toStdString());
        pal::JudgeRun settings;
        settings.prompt = *pal::shippedTemplate("reference-code");
        settings.endpoint.name = "nobody";
        settings.endpoint.baseUrl = "http://127.0.0.1:9";
        settings.endpoint.auth = pal::EndpointAuth::None;
        settings.endpoint.keySource = pal::KeySource::None;
        settings.model = "m";
        const auto run = pal::createJudgeRun(*project, settings, {{1, pal::kFinalEpoch}});
        auto store = pal::JudgeStore::open(project->database());
        const pal::JudgeTask task = store->openTasks(run->id)->front();
        pal::AttemptEnd end;
        end.attemptId = *store->beginAttempt(task, task.key);
        end.taskId = task.id;
        end.reply.outcome = pal::ReplyOutcome::Refusal;
        end.reply.http = 200;
        end.body = "{\"refusal\": \"I will not.\"}";
        end.taskState = "failed";
        if (!store->endAttempt(end))
            qFatal("no attempt");
        return run->id;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("palimpsest-test");
        QCoreApplication::setApplicationName("failures");
    }

    void init()
    {
        QSettings().clear();
        m_project =
            std::make_unique<GradedProject>(std::vector<pal::test::Reply>{{"Final score: 7"},
                                                                          {"It says nothing."},
                                                                          {"Final score: 10\nFinal score: 3\nHope"},
                                                                          {"cut", "length"},
                                                                          {"Nothing <b>either</b>."}});
    }

    void cleanup()
    {
        m_page.reset();
        m_judge.reset();
        m_desk.reset();
    }

    void sayWhatIsMissingWithoutAProject()
    {
        open();
        QVERIFY(find<QPushButton>("New judge run")->isVisible());
        QSignalSpy pages(m_page.get(), &pal::Page::openPage);
        find<QPushButton>("New judge run")->click();
        QCOMPARE(pages.value(0).value(0).toString(), QString("judge_run"));
    }

    void groupByClass()
    {
        m_project->import();
        open();
        QTRY_COMPARE(classes()->count(), 3);
        QStringList names;
        for (int row = 0; row < classes()->count(); ++row)
            names.append(classes()->item(row)->toolTip() + " " + classes()->item(row)->text().section(' ', 0, 0));
        QCOMPARE(names, QStringList({"ambiguous 2", "no_score 4", "truncated 2"}));
        classes()->setCurrentRow(1);
        QCOMPARE(table()->model()->rowCount(), 4);
        QAbstractItemModelTester(table()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    void showTheReplyAndTheRawAnswerAsTheyAre()
    {
        m_project->import();
        open();
        QTRY_COMPARE(classes()->count(), 3);
        classes()->setCurrentRow(1);
        for (int row = 0; row < 4; ++row)
            if (table()->model()->index(row, pal::FailuresModel::Reply).data().toString().startsWith("Nothing"))
                table()->selectRow(row);
        QCOMPARE(find<QPlainTextEdit>("Reply")->toPlainText(), QString("Nothing <b>either</b>."));
        QVERIFY(find<QPlainTextEdit>("rawBody")->toPlainText().contains("\"finish_reason\":\"stop\""));
    }

    void readAScoreByHand()
    {
        m_project->import();
        open();
        QTRY_COMPARE(classes()->count(), 3);
        classes()->setCurrentRow(0);
        auto* button = find<QPushButton>("Read by hand");
        QVERIFY(!button->isEnabled());
        find<QDoubleSpinBox>()->setValue(3);
        QTest::keyClicks(find<QLineEdit>("Who reads the score"), "Ada");
        QVERIFY(!button->isEnabled()); // a note says why
        QTest::keyClicks(find<QLineEdit>("Why the score is so"), "the second one is meant");
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(QString::fromStdString(m_project->value("SELECT value||' '||who||' '||note FROM jdg_override")),
                     QString("3.0 Ada the second one is meant"));
        // It stays in its class, flagged.
        QTRY_VERIFY(table()->model()->index(0, pal::FailuresModel::ByHand).data().toString().contains("3"));
        QCOMPARE(classes()->count(), 3);
        auto project = pal::Project::open(m_project->folder().toStdString());
        auto store = pal::JudgeStore::open(project->database());
        const auto csv = pal::scoresCsv(*pal::gradedTasks(*store, 1));
        QVERIFY(QString::fromStdString(*csv).contains(",ambiguous,3.0,3.0,"));
    }

    void neverAskAgainForWhatWasAnswered()
    {
        m_project->import();
        open();
        QTRY_COMPARE(classes()->count(), 3);
        table()->selectAll();
        QVERIFY(!find<QPushButton>("retry")->isEnabled());
    }

    void askAgainForACallThatFailed()
    {
        m_project->import();
        const std::int64_t run = addRefusedRun();
        open();
        QTRY_COMPARE(classes()->count(), 1);
        QCOMPARE(classes()->item(0)->toolTip(), QString("refusal"));
        QTRY_VERIFY(find<QPushButton>("retry")->isEnabled());
        QSignalSpy started(m_judge.get(), &pal::OpenJudge::started);
        QTest::mouseClick(find<QPushButton>("retry"), Qt::LeftButton);
        QTRY_COMPARE(started.count(), 1);
        QCOMPARE(started.at(0).at(0).toLongLong(), qint64(run));
        QVERIFY(!find<QPushButton>("retry")->isEnabled());
        QCOMPARE(m_project->value("SELECT count(*)||'' FROM jdg_task WHERE state='failed' AND run_id="
                                  + std::to_string(run)),
                 std::string("0"));
    }
};

QTEST_MAIN(TestFailuresPage)
#include "tst_failures_page.moc"
