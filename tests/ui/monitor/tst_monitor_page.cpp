#include "tests/ui/monitor/recorded_events.h"

#include "plotting/chart.h"
#include "plotting/threshold_handle.h"
#include "ui/charts/chart_grid.h"
#include "ui/monitor/epoch_limit.h"
#include "ui/monitor/failure_panel.h"
#include "ui/monitor/monitor_page.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/message_bar.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QtTest>

#include <memory>

namespace pal = palimpsest;
using pal::test::FakeRun;

namespace {

std::unique_ptr<pal::MonitorPage> makePage(pal::RunHandle* run)
{
    auto page = std::make_unique<pal::MonitorPage>();
    page->resize(1200, 900);
    page->show();
    page->setRun(run);
    return page;
}

void refreshAll(pal::MonitorPage& page)
{
    QCoreApplication::processEvents();
    for (const QString& key : page.charts()->keys())
        page.charts()->chart(key)->refresh();
    QCoreApplication::processEvents();
}

pal::ThresholdHandle* handleOf(pal::Chart* chart, const QString& key)
{
    for (auto* handle : chart->findChildren<pal::ThresholdHandle*>())
        if (handle->threshold().key == key && handle->isVisible())
            return handle;
    return nullptr;
}

void drag(QWidget* widget, int dy)
{
    const QPoint from = widget->rect().center();
    const QPoint to = from + QPoint(0, dy);
    QTest::mousePress(widget, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, widget->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(widget, &move);
    QTest::mouseRelease(widget, Qt::LeftButton, {}, widget->rect().center());
}

} // namespace

class TestMonitorPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("palimpsest-tests");
        QCoreApplication::setApplicationName("monitor");
        pal::Theme::instance().apply(pal::ThemeChoice::Light);
    }
    void init() { QSettings().clear(); }

    void anEmptyPageOffersARun()
    {
        auto page = makePage(nullptr);
        QSignalSpy asked(page.get(), &pal::Page::openPage);
        auto* empty = page->findChild<pal::EmptyState*>();
        QVERIFY(empty->isVisible());
        QTest::mouseClick(empty->button(), Qt::LeftButton);
        QCOMPARE(asked.value(0).value(0).toString(), QString("new_run"));
    }

    void eventsBecomeCurves()
    {
        FakeRun run(true);
        auto page = makePage(&run);
        const auto records = pal::test::recordedEvents(3, 4);
        for (const auto& record : records)
            run.model().apply({&record, 1});
        const auto& losses = page->charts()->chart("losses")->content();
        QCOMPARE(losses.find("unlearnLoss")->raw().size(), 12u);
        QCOMPARE(losses.find("unlearnLoss")->raw().back().x(), 3.0);
        const auto& memorization = page->charts()->chart("memorization")->content();
        QCOMPARE(memorization.find("acc")->raw().size(), 4u);
        QCOMPARE(memorization.marks.front().text, QString("before"));
        QCOMPARE(memorization.thresholds.size(), 2u);
    }

    void whatAResumeMadeVoidIsGone()
    {
        FakeRun run(true);
        auto page = makePage(&run);
        auto records = pal::test::recordedEvents(3, 4);
        run.model().apply(records);
        std::uint64_t firstEpoch = 0;
        for (const auto& record : records)
            if (const auto* epoch = std::get_if<pal::EpochEvaluated>(&record.event); epoch && epoch->epoch == 1)
                firstEpoch = record.seq;
        const pal::EventRecord resumed{records.back().seq + 1, records.back().t, pal::Resumed{firstEpoch, 1, 4}};
        run.model().apply({&resumed, 1});
        QCOMPARE(page->charts()->chart("memorization")->content().find("acc")->raw().size(), 2u);
        QCOMPARE(page->charts()->chart("losses")->content().find("learnLoss")->raw().size(), 4u);
    }

    void aDraggedThresholdChangesTheRun()
    {
        FakeRun run(true);
        auto page = makePage(&run);
        run.model().apply(pal::test::recordedEvents(3, 4));
        refreshAll(*page);
        auto* handle = handleOf(page->charts()->chart("memorization"), "acc");
        QVERIFY(handle != nullptr);
        drag(handle, 15);
        QCOMPARE(run.calls.size(), 1);
        QVERIFY2(run.calls[0].startsWith("acc=0."), qPrintable(run.calls[0]));
        QVERIFY(run.calls[0].mid(4).toDouble() < 0.6);
    }

    void aReplayedRunIsReadOnlyAndSaysWhy()
    {
        FakeRun run(false);
        auto page = makePage(&run);
        auto records = pal::test::recordedEvents(3, 4);
        records.push_back({records.back().seq + 1, records.back().t, pal::RunFinished{"completed", "stop rule", 3}});
        run.model().apply(records);
        refreshAll(*page);
        auto* handle = handleOf(page->charts()->chart("memorization"), "acc");
        drag(handle, 15);
        QVERIFY(run.calls.isEmpty());
        QVERIFY(handle->toolTip().contains("The run is over."));
        for (QAction* action : page->contextActions()) {
            QVERIFY(!action->isEnabled());
            QVERIFY(action->toolTip().contains("The run is over."));
        }
    }

    void theControlsReachTheRun()
    {
        FakeRun run(true);
        auto page = makePage(&run);
        run.model().apply(pal::test::recordedEvents(1, 4));
        page->contextActions()[0]->trigger();
        QCOMPARE(page->contextActions()[0]->text(), QString("Pausing…"));
        const pal::EventRecord saving{999, 1'700'000'800, pal::StateChanged{"saving", 1}};
        run.model().apply({&saving, 1});
        QCOMPARE(page->contextActions()[0]->text(), QString("Pausing…")); // it has not been held yet
        const pal::EventRecord paused{1000, 1'700'000'900, pal::StateChanged{"paused", 1}};
        run.model().apply({&paused, 1});
        QCOMPARE(page->contextActions()[0]->text(), QString("Resume"));
        page->contextActions()[0]->trigger();
        page->contextActions()[1]->trigger();
        QList<QToolButton*> buttons;
        for (auto* button : page->findChildren<QToolButton*>())
            if (QStringList({"Stop after this epoch", "Save checkpoint"}).contains(button->text()))
                buttons.append(button);
        QCOMPARE(buttons.size(), 2);
        for (QToolButton* button : buttons)
            QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(run.calls, QStringList({"pause", "resume", "stop", "finish epoch", "checkpoint"}));
        const pal::EventRecord training{1001, 1'700'000'950, pal::StateChanged{"training", 1}};
        run.model().apply({&training, 1});
        QCOMPARE(page->contextActions()[0]->text(), QString("Pause"));
    }

    void moreEpochsReachALiveRunAndAFinishedOne()
    {
        FakeRun live(true);
        auto page = makePage(&live);
        live.model().apply(pal::test::recordedEvents(1, 4));
        auto* limit = page->findChild<pal::EpochLimit*>();
        QCOMPARE(limit->field()->value(), 10);
        QVERIFY(!limit->button()->isEnabled());
        limit->field()->setValue(25);
        QTest::mouseClick(limit->button(), Qt::LeftButton);
        QCOMPARE(live.calls, QStringList({"max_epochs=25"}));

        FakeRun finished(false);
        finished.resumable = true;
        auto records = pal::test::recordedEvents(10, 4);
        records.push_back({9000, 1'700'009'000, pal::RunFinished{"completed", "--max_epochs 10 reached", 10}});
        finished.model().apply(records);
        page->setRun(&finished);
        QSignalSpy wanted(page.get(), &pal::MonitorPage::resumeRequested);
        limit->field()->setValue(12);
        QTest::mouseClick(limit->button(), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toString(), QString("/runs/fake"));
        QCOMPARE(wanted[0][1].toLongLong(), 12);
    }

    void warningsStayAndAFailureIsExplained()
    {
        FakeRun run(true);
        auto page = makePage(&run);
        auto records = pal::test::recordedEvents(1, 4);
        records.push_back({500, 1'700'000'500, pal::Warning{"<b>12</b> rows are short"}});
        records.push_back({501, 1'700'000'501, pal::RunFailed{"numeric", "the loss is not finite: lower --lr"}});
        run.model().apply(records);
        auto* bar = page->findChild<pal::MessageBar*>();
        QCOMPARE(bar->count(), 1);
        QVERIFY(bar->messageAt(0).contains("<b>12</b> rows are short"));
        auto* failure = page->findChild<pal::FailurePanel*>();
        QVERIFY(failure->isVisible());
        QCOMPARE(failure->text(), QString("the loss is not finite: lower --lr"));
    }

    void chartsCanBeChosenAndTheChoiceIsRemembered()
    {
        FakeRun run(true);
        {
            auto page = makePage(&run);
            for (QAction* action : page->charts()->chooseMenu()->actions())
                if (action->data().toString() == "entropy")
                    action->trigger();
            QVERIFY(!page->charts()->isShown("entropy"));
            page->charts()->chart("losses")->setSmoothing(0.9);
        }
        auto page = makePage(&run);
        QVERIFY(!page->charts()->isShown("entropy"));
        QCOMPARE(page->charts()->chart("losses")->content().smoothing, 0.9);
    }

    void oneZoomForAllCharts()
    {
        FakeRun run(true);
        auto page = makePage(&run);
        run.model().apply(pal::test::recordedEvents(5, 4));
        refreshAll(*page);
        pal::Chart* losses = page->charts()->chart("losses");
        losses->setFocus();
        QTest::keyClick(losses, Qt::Key_Plus);
        QVERIFY(losses->content().xView.has_value());
        QVERIFY(page->charts()->chart("memorization")->content().xView == losses->content().xView);
    }

    void aJournalReplayedTwiceGivesTheSamePixels()
    {
        const auto records = pal::test::recordedEvents(6, 50);
        FakeRun atOnce(true), inPieces(true);
        auto one = makePage(&atOnce);
        auto other = makePage(&inPieces);
        atOnce.model().apply(records);
        for (std::size_t i = 0; i < records.size(); i += 7) {
            inPieces.model().apply(std::span(records).subspan(i, std::min<std::size_t>(7, records.size() - i)));
            if (i % 70 == 0)
                refreshAll(*other);
        }
        refreshAll(*one);
        refreshAll(*other);
        for (const QString& key : one->charts()->keys())
            QCOMPARE(one->charts()->chart(key)->grab().toImage(), other->charts()->chart(key)->grab().toImage());
    }

    void everyControlHasAName()
    {
        FakeRun run(true);
        auto page = makePage(&run);
        run.model().apply(pal::test::recordedEvents(2, 4));
        refreshAll(*page);
        for (auto* button : page->findChildren<QAbstractButton*>())
            if (button->isVisible())
                QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                         button->metaObject()->className());
    }
};

QTEST_MAIN(TestMonitorPage)
#include "tst_monitor_page.moc"
