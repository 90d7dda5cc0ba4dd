#include "engine/config/run_config.h"
#include "engine/run/run_directory.h"
#include "tests/ui/bridge/sample_run.h"
#include "ui/runs/runs_filter.h"
#include "ui/runs/runs_model.h"
#include "ui/runs/runs_page.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest/QtTest>

namespace pal = palimpsest;

namespace {

pal::RunSummary summary(const QString& name, const QString& method, double acc)
{
    pal::RunSummary run;
    run.directory = "/runs/" + name;
    run.name = name;
    run.method = method;
    run.state = "completed";
    run.acc = acc;
    return run;
}

/// Notes what it was asked for.
class NotingArchive : public pal::RunArchive {
public:
    pal::Status pack(const QString& directory, const QString& file, const Progress& progress) const override
    {
        progress(1, 2);
        if (file.contains("full"))
            return pal::fileSystem("no room");
        pal::test::appendTo(file, directory.toStdString());
        return {};
    }
    pal::Result<QString> unpack(const QString&, const QString& folder, const Progress&) const override
    {
        return folder + "/imported";
    }
};

} // namespace

class TestRunsPage : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString makeRun(const QString& name, const QString& method)
    {
        const QString directory = m_folder->filePath("runs/" + name);
        QDir().mkpath(directory);
        auto records = pal::test::sampleRun(1, 2, 2);
        records.push_back({records.back().seq + 1, 1, pal::RunFinished{"completed", "done", 1}});
        pal::test::appendTo(directory + "/events.jsonl", pal::test::journalText(records));
        pal::RunConfig config;
        config.method = method.toStdString();
        pal::test::appendTo(directory + "/run.json", pal::toJson(config));
        return directory;
    }

    std::unique_ptr<pal::RunsPage> shownPage(int runs)
    {
        QSettings().setValue("preferences/runsFolder", m_folder->filePath("runs"));
        auto page = std::make_unique<pal::RunsPage>();
        page->setArchive(std::make_shared<NotingArchive>());
        page->resize(1200, 600);
        page->show();
        page->library().setPlaces({m_folder->filePath("runs")}, {});
        [&] { QTRY_COMPARE(table(*page)->model()->rowCount(), runs); }();
        return page;
    }

    static QTableView* table(pal::RunsPage& page) { return page.findChild<QTableView*>(); }

    static QToolButton* button(pal::RunsPage& page, const QString& text)
    {
        for (QToolButton* candidate : page.findChildren<QToolButton*>())
            if (candidate->text() == text)
                return candidate;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName("palimpsest-test");
        QCoreApplication::setApplicationName("tst_runs_page");
    }
    void init()
    {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void theModelKeepsItsContract()
    {
        pal::RunsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns({summary("a", "icu", 0.5), summary("b", "ga", 0.7)});
        model.setRuns({summary("b", "ga", 0.6), summary("c", "po", 0.1)});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, pal::RunsModel::Accuracy).data().toString(), QString("0.600"));
        model.setRuns({});
        QCOMPARE(model.rowCount(), 0);
    }

    void searchFindsEveryWordAndSortsByValue()
    {
        pal::RunsModel model;
        pal::RunsFilter filter;
        QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.setSourceModel(&model);
        pal::RunSummary tagged = summary("first", "icu", 0.9);
        tagged.tags = {"baseline"};
        model.setRuns({tagged, summary("second", "icu", 0.1), summary("third", "ga", std::nan(""))});
        filter.setSearch("ICU base");
        QCOMPARE(filter.rowCount(), 1);
        filter.setSearch("");
        filter.sort(pal::RunsModel::Accuracy);
        QCOMPARE(filter.index(0, 0).data().toString(), QString("second"));
        QCOMPARE(filter.index(2, 0).data().toString(), QString("third")); // an unknown value comes last
    }

    void tagsAreEditedInPlaceAndSaved()
    {
        const QString directory = makeRun("one", "icu");
        const auto page = shownPage(1);
        const QModelIndex tags = table(*page)->model()->index(0, pal::RunsModel::Tags);
        QVERIFY(table(*page)->model()->setData(tags, " baseline ,, paper,baseline"));
        QCOMPARE(pal::summarizeRun(directory)->tags, QStringList({"baseline", "paper"}));
    }

    void openEmitsTheDirectory()
    {
        const QString directory = makeRun("one", "icu");
        const auto page = shownPage(1);
        QSignalSpy opened(page.get(), &pal::Page::openRun);
        QVERIFY(!button(*page, "Open")->isEnabled());
        table(*page)->selectRow(0);
        QTest::mouseClick(button(*page, "Open"), Qt::LeftButton);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.front().front().toString(), directory);
    }

    void searchingForNothingOffersToClear()
    {
        makeRun("one", "icu");
        const auto page = shownPage(1);
        auto* search = page->findChild<QLineEdit*>();
        search->setText("nowhere");
        QCOMPARE(table(*page)->model()->rowCount(), 0);
        QVERIFY(!table(*page)->isVisible());
        QPushButton* clear = page->findChild<QPushButton*>();
        QVERIFY(clear->isVisible());
        QTest::mouseClick(clear, Qt::LeftButton);
        QCOMPARE(search->text(), QString());
        QVERIFY(table(*page)->isVisible());
    }

    void deletingAsksFirst()
    {
        const QString directory = makeRun("one", "icu");
        const auto page = shownPage(1);
        table(*page)->selectRow(0);
        QTest::mouseClick(button(*page, "Move to trash…"), Qt::LeftButton);
        auto* question = page->findChild<QMessageBox*>();
        QVERIFY(question != nullptr);
        QVERIFY(question->text().contains("one"));
        QTest::mouseClick(question->button(QMessageBox::Cancel), Qt::LeftButton);
        QTest::qWait(50);
        QVERIFY(QDir(directory).exists());

        QSignalSpy notices(page.get(), &pal::Page::notice), problems(page.get(), &pal::Page::problem);
        QTest::mouseClick(button(*page, "Move to trash…"), Qt::LeftButton);
        question = page->findChild<QMessageBox*>();
        for (QAbstractButton* answer : question->buttons())
            if (question->buttonRole(answer) == QMessageBox::DestructiveRole)
                QTest::mouseClick(answer, Qt::LeftButton);
        QTRY_COMPARE(notices.size(), 1);
        QCOMPARE(problems.size(), 0);
        QVERIFY(!QDir(directory).exists());
    }

    void aRunThatGoesOnCannotBeDeletedOrExported()
    {
        const QString directory = makeRun("one", "icu");
        const auto holder = pal::RunDirectory::open(directory.toStdString(), pal::ExistingRun::Resume);
        const auto page = shownPage(1);
        table(*page)->selectRow(0);
        QVERIFY(!button(*page, "Move to trash…")->isEnabled());
        QVERIFY(!button(*page, "Export run…")->isEnabled());
        QVERIFY(button(*page, "Open")->isEnabled());
    }

    void exportsAndImports()
    {
        const QString directory = makeRun("one", "icu");
        const auto page = shownPage(1);
        QSignalSpy notices(page.get(), &pal::Page::notice), problems(page.get(), &pal::Page::problem),
            opened(page.get(), &pal::Page::openRun);
        page->exportArchive(directory, m_folder->filePath("one.zip"));
        QTRY_COMPARE(notices.size(), 1);
        page->exportArchive(directory, m_folder->filePath("full.zip"));
        QTRY_COMPARE(problems.size(), 1);
        QVERIFY(problems.front().front().toString().contains("no room"));
        page->exportReport(directory, m_folder->filePath("one.html"));
        QTRY_COMPARE(notices.size(), 2);
        QVERIFY(QFile::exists(m_folder->filePath("one.html")));
        page->importArchive(m_folder->filePath("one.zip"));
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.front().front().toString(), m_folder->filePath("runs/imported"));
    }

    void everyControlHasAName()
    {
        makeRun("one", "icu");
        const auto page = shownPage(1);
        for (const QToolButton* candidate : page->findChildren<QToolButton*>())
            if (candidate->isVisible() && candidate->defaultAction() != nullptr)
                QVERIFY2(!candidate->accessibleName().isEmpty() || !candidate->text().isEmpty(),
                         candidate->metaObject()->className());
        QVERIFY(!table(*page)->accessibleName().isEmpty());
    }
};

QTEST_MAIN(TestRunsPage)
#include "tst_runs_page.moc"
