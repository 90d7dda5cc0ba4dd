#include "tests/ui/shell/fake_run.h"
#include "ui/shell/context_bar.h"
#include "ui/shell/main_window.h"
#include "ui/shell/rail.h"
#include "ui/theme/message_bar.h"
#include "ui/theme/pill_label.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPointer>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest/QtTest>

using namespace palimpsest;

namespace {

class PlainPage : public Page {
public:
    PlainPage(QString key, QWidget* inspector = nullptr) : m_key(std::move(key)), m_inspector(inspector) {}
    ~PlainPage() override
    {
        if (m_inspector != nullptr && m_inspector->parent() == nullptr) // the window takes it when the page is shown
            delete m_inspector;
    }
    QString key() const override { return m_key; }
    QString title() const override { return m_key.toUpper(); }
    QString iconName() const override { return QStringLiteral("info"); }
    QWidget* inspector() override { return m_inspector; }
    void setRun(RunHandle* run) override { seen.append(run); }

    QList<RunHandle*> seen;

private:
    const QString m_key;
    const QPointer<QWidget> m_inspector;
};

/// The tool button of a widget that shows this text now.
QToolButton* buttonSaying(QWidget& parent, const QString& text)
{
    for (QToolButton* button : parent.findChildren<QToolButton*>()) {
        if (button->isVisibleTo(&parent) && button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void railAndShortcutsShowPages();
    void runIsHandedToEveryPage();
    void liveRunIsPausedAndStoppedFromTheBar();
    void followedRunSaysWhyNot();
    void stoppedRunIsOfferedToGoOn();
    void oneTrainingAtATime();
    void closingAsksWhileARunIsLive();
    void closingAfterTheEpochResumesAPausedRun();
    void keepRunningKeepsTheWindow();
    void problemStaysUntilDismissed();
    void inspectorOpensAndCloses();
    void droppedThingsAreTold();
    void stateIsRemembered();
    void groupsFoldAndAreRemembered();
    void manyPagesFitTheRail();
    void pagesAreFoundByName();
    void theWindowFitsTheScreen();

private:
    void addStudyAndJudge();
    FakeRun* adopt(RunHandle::Kind kind);
    QMessageBox* question() { return m_window->findChild<QMessageBox*>("closeQuestion"); }

    std::unique_ptr<MainWindow> m_window;
    PlainPage* m_first = nullptr;
    PlainPage* m_second = nullptr;
};

void TestMainWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("palimpsest-test");
    QCoreApplication::setApplicationName("tst_main_window");
    Theme::instance().apply(ThemeChoice::Light);
}

void TestMainWindow::init()
{
    QSettings().clear();
    m_window = std::make_unique<MainWindow>();
    m_first = new PlainPage("first");
    m_second = new PlainPage("second", new QLabel("details"));
    m_window->addPage(m_first);
    m_window->addPage(m_second);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

FakeRun* TestMainWindow::adopt(RunHandle::Kind kind)
{
    auto run = std::make_unique<FakeRun>(kind);
    FakeRun* fake = run.get();
    m_window->runs()->adopt(std::move(run));
    return fake;
}

void TestMainWindow::railAndShortcutsShowPages()
{
    QCOMPARE(m_window->currentPage(), m_first);
    auto* rail = m_window->findChild<Rail*>();
    QTest::mouseClick(rail->button("second"), Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), m_second);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), m_first);
    QVERIFY(rail->button("first")->isChecked());
}

void TestMainWindow::runIsHandedToEveryPage()
{
    FakeRun* run = adopt(RunHandle::Kind::Replayed);
    QCOMPARE(m_first->seen.last(), run);
    QCOMPARE(m_second->seen.last(), run);
    QVERIFY(m_window->windowTitle().contains("fake"));
}

void TestMainWindow::liveRunIsPausedAndStoppedFromTheBar()
{
    FakeRun* run = adopt(RunHandle::Kind::Live);
    QTest::mouseClick(buttonSaying(*m_window, "Pause"), Qt::LeftButton);
    run->say(StateChanged{"paused", 1});
    QTest::mouseClick(buttonSaying(*m_window, "Resume"), Qt::LeftButton);
    QTest::mouseClick(buttonSaying(*m_window, "Stop and save"), Qt::LeftButton);
    QCOMPARE(run->asked, QStringList({"pause", "resume", "stop"}));
    const auto* pill = m_window->findChild<ContextBar*>()->findChild<PillLabel*>();
    QCOMPARE(pill->text(), "Paused");
    run->end();
    QCOMPARE(buttonSaying(*m_window, "Pause"), nullptr);
}

void TestMainWindow::followedRunSaysWhyNot()
{
    adopt(RunHandle::Kind::Followed);
    QToolButton* pause = buttonSaying(*m_window, "Pause");
    QVERIFY(!pause->isEnabled());
    QCOMPARE(pause->toolTip(), "Another process runs it.");
}

void TestMainWindow::stoppedRunIsOfferedToGoOn()
{
    FakeRun* run = adopt(RunHandle::Kind::Replayed);
    run->resumable = true;
    run->say(RunFinished{"stopped", "by request", 1});
    QVERIFY(buttonSaying(*m_window, "Go on") != nullptr);
    QVERIFY(buttonSaying(*m_window, "Go on")->isEnabled());
}

void TestMainWindow::oneTrainingAtATime()
{
    FakeRun* run = adopt(RunHandle::Kind::Live);
    QVERIFY(!m_window->runs()->start(RunConfig(), false));
    QVERIFY(m_window->messages()->messageAt(0).contains("queue"));
    auto* other = new FakeRun(RunHandle::Kind::Replayed, "/runs/other");
    m_window->runs()->adopt(std::unique_ptr<RunHandle>(other));
    QCOMPARE(m_window->runs()->live(), run);
    QTest::mouseClick(buttonSaying(*m_window, "Back to fake"), Qt::LeftButton);
    QCOMPARE(m_window->runs()->current(), run);
}

void TestMainWindow::closingAsksWhileARunIsLive()
{
    FakeRun* run = adopt(RunHandle::Kind::Live);
    m_window->close();
    QVERIFY(m_window->isVisible());
    QVERIFY(question() != nullptr);
    QTest::mouseClick(question()->findChild<QPushButton*>("stopAndSave"), Qt::LeftButton);
    QCOMPARE(run->asked, QStringList("stop"));
    QVERIFY2(m_window->isVisible(), "the window must stay until the checkpoint is written");
    run->end();
    QTRY_VERIFY(!m_window->isVisible());
}

void TestMainWindow::closingAfterTheEpochResumesAPausedRun()
{
    FakeRun* run = adopt(RunHandle::Kind::Live);
    run->say(StateChanged{"paused", 1});
    m_window->close();
    QTest::mouseClick(question()->findChild<QPushButton*>("finishEpoch"), Qt::LeftButton);
    QCOMPARE(run->asked, QStringList({"finish epoch", "resume"}));
    run->end();
    QTRY_VERIFY(!m_window->isVisible());
}

void TestMainWindow::keepRunningKeepsTheWindow()
{
    FakeRun* run = adopt(RunHandle::Kind::Live);
    m_window->close();
    QTest::keyClick(question(), Qt::Key_Escape);
    QVERIFY(run->asked.isEmpty());
    run->end();
    QCoreApplication::processEvents();
    QVERIFY(m_window->isVisible());
    m_window->close();
    QVERIFY(!m_window->isVisible());
}

void TestMainWindow::problemStaysUntilDismissed()
{
    Q_EMIT m_first->problem("rows.npy: 3 rows", "Give it 4.");
    m_window->showPage("second");
    QCOMPARE(m_window->messages()->messageAt(0), "rows.npy: 3 rows\nGive it 4.");
    QVERIFY(m_window->messages()->isVisible());
}

void TestMainWindow::inspectorOpensAndCloses()
{
    QWidget* inspector = m_second->inspector();
    QVERIFY(!inspector->isVisible());
    m_window->showPage("second");
    QVERIFY(inspector->isVisible());
    inspector->hide();
    QVERIFY(!inspector->parentWidget()->parentWidget()->isVisible());
    inspector->show();
    QVERIFY(inspector->isVisible());
    m_window->showPage("first");
    QVERIFY(!inspector->isVisible());
}

void TestMainWindow::droppedThingsAreTold()
{
    QTemporaryDir folder;
    QDir(folder.path()).mkpath("exp/unlearn");
    QFile rows(folder.filePath("exp/unlearn/_dataset.npy"));
    QVERIFY(rows.open(QIODevice::WriteOnly));
    QSignalSpy offered(m_window.get(), &MainWindow::pathOffered);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(folder.filePath("exp"))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(offered.count(), 1);
    QCOMPARE(offered[0][0].value<PathKind>(), PathKind::Experiment);
    m_window->openPath(folder.path());
    QVERIFY(m_window->messages()->messageAt(0).contains("nothing that Palimpsest opens"));
}

void TestMainWindow::stateIsRemembered()
{
    m_window->findChild<Rail*>()->setCollapsed(true);
    m_window->resize(800, 640);
    m_window->close();
    MainWindow again;
    QVERIFY(again.findChild<Rail*>()->isCollapsed());
    QCOMPARE(again.size(), QSize(800, 640));
}

/// As many pages as the program has.
void TestMainWindow::addStudyAndJudge()
{
    for (const char* group : {"Study", "Judge"}) {
        m_window->addGroup(group);
        for (int i = 1; i <= 7; ++i)
            m_window->addPage(new PlainPage(QString("%1 %2").arg(group).arg(i)));
    }
}

void TestMainWindow::groupsFoldAndAreRemembered()
{
    m_window->addFooterPage(new PlainPage("last")); // takes no number
    addStudyAndJudge();
    auto* rail = m_window->findChild<Rail*>();
    QCOMPARE(rail->groupCount(), 2);
    QVERIFY(rail->button("Judge 7")->isVisible());
    QVERIFY(rail->button("Study 7")->toolTip().contains("Ctrl+9")); // two pages stand before the group
    QTest::mouseClick(rail->groupTitle(1), Qt::LeftButton);
    QVERIFY(!rail->button("Judge 7")->isVisible());
    QVERIFY(rail->button("Study 7")->isVisible());
    QVERIFY(rail->groupTitle(1)->accessibleName().contains("Judge"));
    m_window->close();
    init();
    QSettings settings;
    settings.setValue("window/railFolded", QStringList{"Judge"});
    m_window = std::make_unique<MainWindow>();
    addStudyAndJudge();
    m_window->show();
    rail = m_window->findChild<Rail*>();
    QVERIFY(rail->isFolded(1));
    QVERIFY(!rail->isFolded(0));
    m_window->showPage("Judge 3"); // where one is, is never folded away
    QVERIFY(!rail->isFolded(1));
    m_window->close();
    QCOMPARE(settings.value("window/railFolded").toStringList(), QStringList());
}

void TestMainWindow::manyPagesFitTheRail()
{
    addStudyAndJudge();
    m_window->addFooterPage(new PlainPage("last"));
    m_window->resize(1024, 700);
    auto* rail = m_window->findChild<Rail*>();
    for (const bool collapsed : {false, true}) {
        rail->setCollapsed(collapsed);
        QTRY_VERIFY(rail->button("last")->isVisible());
        QCOMPARE(m_window->height(), 700);
        QVERIFY(m_window->minimumSizeHint().height() <= 700);
        for (const QString& key : m_window->pageKeys()) {
            m_window->showPage(key);
            QToolButton* button = rail->button(key);
            QVERIFY2(!button->visibleRegion().isEmpty(), qPrintable(key));
            QVERIFY2(collapsed || button->width() >= button->sizeHint().width(), qPrintable(key));
        }
    }
}

void TestMainWindow::pagesAreFoundByName()
{
    addStudyAndJudge();
    const auto palette = [this] { return m_window->findChild<PagePalette*>("pagePalette"); };
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(palette());
    auto* search = palette()->findChild<QLineEdit*>();
    QTest::keyClicks(search, "5 judge");
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(m_window->currentPage()->key(), QString("Judge 5"));
    QTRY_VERIFY(!palette());
    m_window->choosePage();
    search = palette()->findChild<QLineEdit*>();
    QTest::keyClick(search, Qt::Key_Down); // from where one is
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(m_window->currentPage()->key(), QString("Judge 6"));
    QTRY_VERIFY(!palette());
    m_window->choosePage();
    QTest::keyClicks(palette()->findChild<QLineEdit*>(), "nothing of this name");
    QTest::keyClick(palette()->findChild<QLineEdit*>(), Qt::Key_Return);
    QCOMPARE(m_window->currentPage()->key(), QString("Judge 6"));
    QTest::keyClick(palette(), Qt::Key_Escape);
    QTRY_VERIFY(!palette());
}

void TestMainWindow::theWindowFitsTheScreen()
{
    const QRect screen = m_window->screen()->availableGeometry();
    QVERIFY2(screen.height() < 900, "this test needs a small screen");
    QVERIFY(m_window->height() <= screen.height());
    QVERIFY(m_window->width() <= std::max(screen.width(), m_window->minimumWidth()));
    m_window->resize(1900, 1200);
    m_window->close();
    const MainWindow again;
    QVERIFY(again.height() <= screen.height());
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
