#include "ui/start/action_card.h"
#include "ui/start/recent_runs.h"
#include "ui/start/recent_runs_model.h"
#include "ui/start/start_page.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QListView>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest/QtTest>

using namespace palimpsest;

class TestStartPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void recentRunsAreNewestFirstAndThere();
    void clickingARecentRunOpensIt();
    void cardsAskForWhatTheySay();
    void demoStartsOrSaysWhyNot();
    void modelHoldsItsContract();
};

namespace {

ActionCard* card(StartPage& page, const QString& title)
{
    for (ActionCard* candidate : page.findChildren<ActionCard*>()) {
        if (candidate->text() == title)
            return candidate;
    }
    return nullptr;
}

} // namespace

void TestStartPage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("palimpsest-test");
    QCoreApplication::setApplicationName("tst_start_page");
    Theme::instance().apply(ThemeChoice::Light);
    qRegisterMetaType<RunConfig>();
}

void TestStartPage::init() { QSettings().clear(); }

void TestStartPage::recentRunsAreNewestFirstAndThere()
{
    QTemporaryDir one;
    rememberRecentRun(one.path());
    {
        QTemporaryDir gone;
        rememberRecentRun(gone.path());
    }
    QTemporaryDir two;
    rememberRecentRun(two.path());
    rememberRecentRun(one.path());
    const QList<RecentRun> runs = recentRuns();
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs[0].directory, one.path());
    QCOMPARE(runs[1].directory, two.path());
}

void TestStartPage::clickingARecentRunOpensIt()
{
    QTemporaryDir run;
    rememberRecentRun(run.path());
    StartPage page;
    page.resize(1000, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QSignalSpy opened(&page, &Page::openRun);
    auto* list = page.findChild<QListView*>();
    QVERIFY(list->isVisible());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].toString(), run.path());
}

void TestStartPage::cardsAskForWhatTheySay()
{
    StartPage page;
    page.show();
    QSignalSpy pages(&page, &Page::openPage);
    QSignalSpy open(&page, &StartPage::openRequested);
    QTest::mouseClick(card(page, "New run"), Qt::LeftButton);
    QCOMPARE(pages.value(0).value(0).toString(), "new_run");
    card(page, "Open a run")->setFocus();
    QTest::keyClick(card(page, "Open a run"), Qt::Key_Space);
    QCOMPARE(open.count(), 1);
}

void TestStartPage::demoStartsOrSaysWhyNot()
{
    StartPage page;
    page.show();
    ActionCard* demo = card(page, "Try the demo");
    QSignalSpy started(&page, &StartPage::startRequested);
    QTest::mouseClick(demo, Qt::LeftButton);
    QCOMPARE(started.count(), demo->isEnabled() ? 1 : 0);
    if (!demo->isEnabled()) {
        QVERIFY2(demo->sentence().contains("demo"), qPrintable(demo->sentence()));
        return;
    }
    const auto config = started[0][0].value<RunConfig>();
    QVERIFY(QString::fromStdString(config.dir).contains("/runs/demo-"));
    QVERIFY(validate(config).ok());
}

void TestStartPage::modelHoldsItsContract()
{
    RecentRunsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRuns({{"/a/b", QDateTime::currentDateTime()}, {"/c", QDateTime::currentDateTime()}});
    QCOMPARE(model.index(0).data().toString(), "b");
    model.setRuns({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(TestStartPage)
#include "tst_start_page.moc"
