#include "engine/run/run_session.h"

#include <QtTest/QtTest>

#include <atomic>
#include <stdexcept>
#include <thread>

namespace pal = palimpsest;

namespace {

class Recorder : public pal::RunObserver {
public:
    void on(const pal::EventRecord& record) noexcept override
    {
        const std::lock_guard lock(m_mutex);
        m_records.push_back(record);
    }
    std::vector<pal::EventRecord> records() const
    {
        const std::lock_guard lock(m_mutex);
        return m_records;
    }
    bool paused() const
    {
        for (const pal::EventRecord& record : records())
            if (const auto* state = std::get_if<pal::StateChanged>(&record.event);
                state != nullptr && state->state == "paused")
                return true;
        return false;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<pal::EventRecord> m_records;
};

/// Counts until it is told to stop, as a training does between its steps.
class CountingJob : public pal::Job {
public:
    explicit CountingJob(std::int64_t steps) : m_steps(steps) {}

    pal::Result<pal::RunFinished> run(pal::EventSink& sink, pal::RunControl& control) override
    {
        for (std::int64_t step = 1; step <= m_steps; ++step) {
            for (const pal::SettingChange& change : control.takeChanges())
                sink.emit(pal::SettingChanged{change.name, change.value, step});
            if (control.pauseRequested()) {
                sink.emit(pal::StateChanged{"paused", 0});
                control.waitWhilePaused();
            }
            if (control.stopRequested())
                return pal::RunFinished{"stopped", "stopped", 0};
            pal::StepMeasured measured;
            measured.step = step;
            sink.emit(measured);
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
        return pal::RunFinished{"completed", "counted", 0};
    }

private:
    const std::int64_t m_steps;
};

class ThrowingJob : public pal::Job {
    pal::Result<pal::RunFinished> run(pal::EventSink&, pal::RunControl&) override
    {
        throw std::runtime_error("first line\nstack trace");
    }
};

bool isTerminal(const pal::EventRecord& record)
{
    return std::holds_alternative<pal::RunFinished>(record.event)
           || std::holds_alternative<pal::RunFailed>(record.event);
}

void checkOneTerminalEventAtTheEnd(const std::vector<pal::EventRecord>& records)
{
    QVERIFY(!records.empty());
    QCOMPARE(std::count_if(records.begin(), records.end(), isTerminal), 1);
    QVERIFY(isTerminal(records.back()));
    for (std::size_t i = 0; i < records.size(); ++i)
        QCOMPARE(records[i].seq, std::uint64_t(i + 1));
}

} // namespace

class TestRunSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsWithOneTerminalEvent()
    {
        Recorder recorder;
        pal::RunSession session(std::make_unique<CountingJob>(5), {&recorder});
        const auto outcome = session.wait();
        QVERIFY(outcome.ok());
        QCOMPARE(outcome->outcome, std::string("completed"));
        checkOneTerminalEventAtTheEnd(recorder.records());
    }

    void anExceptionBecomesAFailure()
    {
        Recorder recorder;
        pal::RunSession session(std::make_unique<ThrowingJob>(), {&recorder});
        const auto outcome = session.wait();
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().message, std::string("first line"));
        checkOneTerminalEventAtTheEnd(recorder.records());
    }

    void pausesTakesChangesAndStops()
    {
        Recorder recorder;
        pal::RunSession session(std::make_unique<CountingJob>(1'000'000'000), {&recorder});
        session.pause();
        QTRY_VERIFY(recorder.paused());
        const std::size_t held = recorder.records().size();
        QTest::qWait(50);
        QCOMPARE(recorder.records().size(), held);
        session.change({"acc", "0.5"});
        session.resume();
        QTRY_VERIFY(recorder.records().size() > held + 10);
        session.requestStop();
        const auto outcome = session.wait();
        QVERIFY(outcome.ok());
        QCOMPARE(outcome->outcome, std::string("stopped"));
        const auto records = recorder.records();
        checkOneTerminalEventAtTheEnd(records);
        QVERIFY(std::any_of(records.begin(), records.end(), [](const pal::EventRecord& record) {
            const auto* change = std::get_if<pal::SettingChanged>(&record.event);
            return change != nullptr && change->name == "acc" && change->value == "0.5";
        }));
    }

    void aStopEndsAPause()
    {
        Recorder recorder;
        pal::RunSession session(std::make_unique<CountingJob>(1'000'000'000), {&recorder});
        session.pause();
        QTRY_VERIFY(recorder.paused());
        session.requestStop();
        QVERIFY(session.wait().ok());
    }

    void destroyingItStopsTheRun()
    {
        Recorder recorder;
        {
            const pal::RunSession session(std::make_unique<CountingJob>(1'000'000'000), {&recorder});
            QTRY_VERIFY(!recorder.records().empty());
        }
        checkOneTerminalEventAtTheEnd(recorder.records());
    }

    void manyThreadsMayWish()
    {
        Recorder recorder;
        pal::RunSession session(std::make_unique<CountingJob>(1'000'000'000), {&recorder});
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&session] {
                for (int j = 0; j < 200; ++j) {
                    session.pause();
                    session.change({"el", "0.1"});
                    session.resume();
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        session.requestStop();
        QVERIFY(session.wait().ok());
        checkOneTerminalEventAtTheEnd(recorder.records());
    }
};

QTEST_APPLESS_MAIN(TestRunSession)
#include "tst_run_session.moc"
