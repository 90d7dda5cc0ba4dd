#include "engine/base/files.h"
#include "engine/run/checkpoint_store.h"
#include "engine/run/run_session.h"
#include "tests/engine/run/tiny_run.h"

#include <QtTest/QtTest>

#include <chrono>
#include <mutex>
#include <thread>

namespace fs = std::filesystem;
namespace pal = palimpsest;

namespace {

/// Keeps what is said, and calls `wish` on the run's own thread at every event: wishes at exactly one place.
class Wisher : public pal::RunObserver {
public:
    explicit Wisher(std::function<void(pal::RunSession&, const pal::RunEvent&)> wish) : m_wish(std::move(wish)) {}

    void on(const pal::EventRecord& record) noexcept override
    {
        const std::lock_guard lock(m_mutex);
        m_records.push_back(record);
        if (session != nullptr)
            m_wish(*session, record.event);
    }

    template <typename Event>
    std::vector<Event> all() const
    {
        const std::lock_guard lock(m_mutex);
        std::vector<Event> events;
        for (const pal::EventRecord& record : m_records)
            if (const auto* event = std::get_if<Event>(&record.event))
                events.push_back(*event);
        return events;
    }

    std::atomic<pal::RunSession*> session = nullptr;

private:
    const std::function<void(pal::RunSession&, const pal::RunEvent&)> m_wish;
    mutable std::mutex m_mutex;
    std::vector<pal::EventRecord> m_records;
};

bool isStep(const pal::RunEvent& event, std::int64_t step)
{
    const auto* measured = std::get_if<pal::StepMeasured>(&event);
    return measured != nullptr && measured->step == step;
}

bool isState(const pal::RunEvent& event, const char* state)
{
    const auto* changed = std::get_if<pal::StateChanged>(&event);
    return changed != nullptr && changed->state == state;
}

} // namespace

/// What a watcher may ask of a training beside pause and stop.
class TestRunWishes : public QObject {
    Q_OBJECT

    QTemporaryDir m_world;
    fs::path m_folder;

    pal::Result<pal::RunFinished> run(Wisher& wisher, const std::string& name,
                                      pal::ExistingRun existing = pal::ExistingRun::Refuse)
    {
        pal::RunConfig config = tiny::runConfig(m_folder, "corrected", m_folder / name);
        config.collapseGuard = false; // random weights guess no better than that
        pal::RunSession session(pal::trainingJob(config, existing), {&wisher});
        wisher.session = &session;
        auto outcome = session.wait();
        wisher.session = nullptr;
        return outcome;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_world.isValid());
        m_folder = m_world.path().toStdString();
        QVERIFY(tiny::makeWorld(m_folder));
    }

    void aCheckpointNowIsOneOfTheStep()
    {
        Wisher wisher([](pal::RunSession& session, const pal::RunEvent& event) {
            if (isStep(event, 2))
                session.requestCheckpoint();
        });
        QVERIFY(run(wisher, "now").ok());
        const auto saved = wisher.all<pal::CheckpointSaved>();
        QCOMPARE(saved.size(), std::size_t(3)); // by wish, and after each epoch
        QCOMPARE(saved.front().step, std::int64_t(2));
        QCOMPARE(saved.front().path, std::string("checkpoints/step2"));
        QCOMPARE(wisher.all<pal::StepMeasured>().size(), std::size_t(6)); // the run went on
    }

    void aPausedRunSavesAndStaysPaused()
    {
        bool saved = false, asked = false;
        Wisher wisher([&](pal::RunSession& session, const pal::RunEvent& event) {
            if (isStep(event, 1))
                session.pause();
            if (isState(event, "paused") && !asked) {
                asked = true;
                session.change({"acc", "0.125"});
                session.requestCheckpoint();
            } else if (isState(event, "paused") && saved) {
                session.resume(); // it said again that it stands
            }
            if (std::holds_alternative<pal::CheckpointSaved>(event))
                saved = true;
        });
        QVERIFY(run(wisher, "paused").ok());
        QCOMPARE(wisher.all<pal::CheckpointSaved>().front().step, std::int64_t(1));
        const auto changes = wisher.all<pal::SettingChanged>();
        QCOMPARE(changes.size(), std::size_t(1));
        QCOMPARE(changes.front().value, std::string("0.125"));
        QCOMPARE(changes.front().step, std::int64_t(2));
    }

    void itStopsWhenItsEpochIsOver()
    {
        Wisher wisher([](pal::RunSession& session, const pal::RunEvent& event) {
            if (isStep(event, 1))
                session.requestStopAfterEpoch();
        });
        const auto outcome = run(wisher, "epoch");
        QVERIFY(outcome.ok());
        QCOMPARE(outcome->outcome, std::string("stopped"));
        QCOMPARE(outcome->epoch, std::int64_t(1));
        QCOMPARE(wisher.all<pal::StepMeasured>().size(), std::size_t(3));
        QCOMPARE(wisher.all<pal::EpochEvaluated>().size(), std::size_t(2)); // scored before it ended
        QCOMPARE(wisher.all<pal::CheckpointSaved>().size(), std::size_t(1));

        Wisher again([](pal::RunSession&, const pal::RunEvent&) {});
        const auto resumed = run(again, "epoch", pal::ExistingRun::Resume);
        QVERIFY(resumed.ok());
        QCOMPARE(resumed->outcome, std::string("completed"));
        QCOMPARE(again.all<pal::StepMeasured>().front().step, std::int64_t(4));
    }

    void aPausedRunGoesOnToItsEpochsEnd()
    {
        Wisher wisher([](pal::RunSession& session, const pal::RunEvent& event) {
            if (isStep(event, 1))
                session.pause();
            if (isState(event, "paused"))
                session.requestStopAfterEpoch();
        });
        const auto outcome = run(wisher, "paused-epoch");
        QVERIFY(outcome.ok());
        QCOMPARE(outcome->epoch, std::int64_t(1));
    }

    void moreEpochsMayBeAskedForWhileItRuns()
    {
        Wisher wisher([](pal::RunSession& session, const pal::RunEvent& event) {
            if (isStep(event, 6))
                session.change({"max_epochs", "3"});
        });
        QVERIFY(run(wisher, "more").ok());
        QCOMPARE(wisher.all<pal::StepMeasured>().size(), std::size_t(9));
    }

    void aPauseBeforeAnEpochIsNoPartOfIt()
    {
        std::jthread later;
        Wisher wisher([&](pal::RunSession& session, const pal::RunEvent& event) {
            if (isState(event, "loading"))
                session.pause();
            if (isState(event, "paused"))
                later = std::jthread([&session] {
                    std::this_thread::sleep_for(std::chrono::milliseconds(500)); // longer than the epoch takes
                    session.resume();
                });
        });
        QVERIFY(run(wisher, "before").ok());
        int said = 0;
        for (const pal::Progress& progress : wisher.all<pal::Progress>()) {
            if (progress.phase != "Epoch 1: training")
                continue;
            ++said;
            QVERIFY(progress.rate > 0);
        }
        QVERIFY(said > 0);
    }

    void nothingIsSavedBeforeTheFirstEpoch()
    {
        Wisher wisher([](pal::RunSession& session, const pal::RunEvent& event) {
            if (isState(event, "loading"))
                session.requestCheckpoint();
        });
        QVERIFY(run(wisher, "early").ok());
        QCOMPARE(wisher.all<pal::CheckpointSaved>().size(), std::size_t(2));
        const auto warnings = wisher.all<pal::Warning>();
        QVERIFY(std::any_of(warnings.begin(), warnings.end(), [](const auto& warning) {
            return warning.text.find("nothing to save") != std::string::npos;
        }));
    }
};

QTEST_APPLESS_MAIN(TestRunWishes)
#include "tst_run_wishes.moc"
