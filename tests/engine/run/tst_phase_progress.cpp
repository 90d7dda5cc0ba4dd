#include "engine/run/event_sink.h"

#include <QtTest/QtTest>

#include <chrono>
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
        progress.leaveOut(-std::chrono::hours(1)); // as if it had begun an hour ago
        progress.report(1, 4);
        progress.leaveOut(std::chrono::hours(1));
        progress.report(4, 4);
        QCOMPARE(keeper.progress.size(), std::size_t(2));
        QVERIFY(keeper.progress.front().rate < 0.001);
        QVERIFY(keeper.progress.front().secondsLeft > 3600);
        QVERIFY(keeper.progress.back().rate > 0.01);
    }
};

QTEST_GUILESS_MAIN(TestPhaseProgress)
#include "tst_phase_progress.moc"
