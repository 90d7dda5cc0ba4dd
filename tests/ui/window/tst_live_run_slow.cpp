// A real run of the bundled model in the window: a threshold dragged, held, asked, and gone on with to its end. That a
// prompted run equals an untouched one bit for bit is tests/engine/run/tst_paused_prompting.
#include "app/workbench/workbench.h"
#include "app/workbench/workbench_options.h"
#include "plotting/chart.h"
#include "plotting/threshold_handle.h"
#include "ui/charts/chart_grid.h"
#include "ui/monitor/monitor_page.h"
#include "ui/playground/answer_panel.h"
#include "ui/playground/playground_page.h"
#include "ui/playground/token_view.h"
#include "ui/start/demo_run.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest/QtTest>

using namespace palimpsest;

namespace {

constexpr int kPatience = 120'000;
constexpr int kEpochs = 3; // a run of one could end before it is held

ThresholdHandle* handleOf(Chart* chart, const QString& key)
{
    for (auto* handle : chart->findChildren<ThresholdHandle*>())
        if (handle->threshold().key == key && handle->isVisible())
            return handle;
    return nullptr;
}

void drag(QWidget* widget, int dy)
{
    const QPoint from = widget->rect().center();
    QTest::mousePress(widget, Qt::LeftButton, {}, from);
    const QPointF to = widget->mapToGlobal(QPointF(from)) + QPointF(0, dy);
    QMouseEvent move(QEvent::MouseMove, widget->mapFromGlobal(to), to, Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(widget, &move);
    QTest::mouseRelease(widget, Qt::LeftButton, {}, widget->mapFromGlobal(to).toPoint());
}

/// A button of the window that can be seen.
QAbstractButton* button(QWidget& window, const QString& text)
{
    for (auto* button : window.findChildren<QAbstractButton*>())
        if (button->isVisible() && button->text() == text)
            return button;
    return nullptr;
}

} // namespace

class TestLiveRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_workbench.reset(); }
    void aRunIsSteeredHeldAskedAndFinished();

private:
    RunModel& model() { return m_workbench->window().runs()->current()->model(); }
    void dragTheThreshold();
    void holdTheRun();
    void askTheHeldRun();
    void goOnToTheEnd();

    QTemporaryDir m_folder;
    std::unique_ptr<Workbench> m_workbench;
};

void TestLiveRun::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName("palimpsest-test");
    QCoreApplication::setApplicationName("tst_live_run");
    QSettings().clear();
    Theme::instance().apply(ThemeChoice::Light);
    m_workbench = std::make_unique<Workbench>(WorkbenchOptions());
    m_workbench->begin();
    m_workbench->window().resize(1200, 800);
}

void TestLiveRun::aRunIsSteeredHeldAskedAndFinished()
{
    Result<RunConfig> config = demoRun(m_folder.path());
    QVERIFY2(config.ok(), config ? "" : config.error().text().c_str());
    config->maxEpochs = kEpochs;
    config->numBeams = 1; // the window is tested here, not the search
    m_workbench->startRun(*config, false);
    QCOMPARE(m_workbench->window().currentPage()->key(), QString("monitor"));
    QTRY_VERIFY_WITH_TIMEOUT(!model().epochs().empty(), kPatience); // the model as it was
    for (const auto step : {&TestLiveRun::dragTheThreshold, &TestLiveRun::holdTheRun, &TestLiveRun::askTheHeldRun,
                            &TestLiveRun::goOnToTheEnd}) {
        (this->*step)();
        if (QTest::currentTestFailed())
            return;
    }
}

void TestLiveRun::dragTheThreshold()
{
    auto* chart = m_workbench->pages().monitor->charts()->chart("memorization");
    QTRY_VERIFY(handleOf(chart, "el") != nullptr);
    const double before = model().threshold("el");
    drag(handleOf(chart, "el"), -20);
    QTRY_VERIFY_WITH_TIMEOUT(model().threshold("el") > before, kPatience); // the engine says so
    QCOMPARE(handleOf(chart, "el")->threshold().value, model().threshold("el"));
}

void TestLiveRun::holdTheRun()
{
    QAbstractButton* pause = button(m_workbench->window(), "Pause");
    QVERIFY(pause != nullptr);
    QTest::mouseClick(pause, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(model().state(), QString("paused"), kPatience);
    QTRY_VERIFY(button(m_workbench->window(), "Resume") != nullptr);
}

void TestLiveRun::askTheHeldRun()
{
    PlaygroundPage* playground = m_workbench->pages().playground;
    m_workbench->window().showPage(playground->key());
    QAbstractButton* generate = button(*playground, "Generate");
    QVERIFY(generate != nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(generate->isEnabled(), kPatience);
    const std::size_t steps = model().steps().size();
    QTest::mouseClick(generate, Qt::LeftButton);
    const auto panels = playground->findChildren<AnswerPanel*>();
    QCOMPARE(panels.size(), 2);
    for (const AnswerPanel* panel : panels)
        QTRY_VERIFY_WITH_TIMEOUT(panel->view()->count() > 0, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(generate->isEnabled(), kPatience);
    QCOMPARE(model().state(), QString("paused"));
    QCOMPARE(model().steps().size(), steps);
}

void TestLiveRun::goOnToTheEnd()
{
    QAbstractButton* resume = button(m_workbench->window(), "Resume");
    QVERIFY(resume != nullptr);
    QTest::mouseClick(resume, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(model().isOver(), kPatience);
    QCOMPARE(model().state(), QString("completed"));
    QCOMPARE(model().epochs().back().epoch, std::int64_t(kEpochs));
    QTRY_VERIFY_WITH_TIMEOUT(m_workbench->window().runs()->live() == nullptr, kPatience);
    QVERIFY(QFile::exists(m_workbench->window().runs()->current()->directory() + "/report.html"));
    m_workbench->window().showPage("monitor");
    auto* chart = m_workbench->pages().monitor->charts()->chart("memorization");
    QTRY_VERIFY(handleOf(chart, "el")->toolTip().contains("over")); // nothing more to steer
}

QTEST_MAIN(TestLiveRun)
#include "tst_live_run_slow.moc"
