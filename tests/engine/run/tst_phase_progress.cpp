#include "engine/run/event_sink.h"

#include <QtTest/QtTest>

#include <chrono>
#include <thread>
#include <variant>
#include <vector>

namespace pal = palimpsest;

namespace {

class Keeper : public pal::RunObserver {
public:
    void on(const pal::EventRecord& record) noexcept override
    {
        if (const auto* said = std::get_if<pal::Progress>(&record.event))
            progress.push_back(*said);
    }

    std::vector<pal::Progress> progress;
};

} // namespace

class TestPhaseProgress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPauseIsNoWork()
    {
        Keeper keeper;
        pal::EventSink sink({&keeper});
        pal::PhaseProgress progress(sink, "Epoch 1: training");
        const auto begin = std::chrono::steady_clock::now();
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        const auto held = std::chrono::steady_clock::now() - begin;
        progress.leaveOut(held);
        progress.report(1, 4);
        QCOMPARE(keeper.progress.size(), std::size_t(1));
        const pal::Progress& said = keeper.progress.front();
        QVERIFY(said.rate > 1 / std::chrono::duration<double>(held).count());
        QVERIFY(said.secondsLeft < 3 * std::chrono::duration<double>(held).count());
    }
};

QTEST_GUILESS_MAIN(TestPhaseProgress)
#include "tst_phase_progress.moc"
