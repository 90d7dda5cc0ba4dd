#pragma once

#include "app/cli/progress_meter.h"
#include "engine/base/result.h"
#include "engine/events/run_event.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

class Console;
class Job;

/// Runs a job on its own thread and shows it in the terminal: progress, what every epoch gave, warnings. Events wait in
/// a queue, so that a slow terminal never holds up the run. Ctrl-C asks the run to stop after its step.
class RunWatcher : public RunObserver {
public:
    /// `eventsTo`: a file to copy the journal to, "-" for stdout, empty for none.
    RunWatcher(Console& console, std::string eventsTo);
    ~RunWatcher() override;

    /// Blocks until the job has ended. A run stopped by Ctrl-C is an error of kind Interrupted.
    Status watch(std::unique_ptr<Job> job);

    void on(const EventRecord& record) noexcept override;

    /// What the run said of its first and its last epoch, and how it ended.
    const std::optional<EpochEvaluated>& first() const { return m_first; }
    const std::optional<EpochEvaluated>& last() const { return m_last; }
    const std::optional<RunStarted>& started() const { return m_started; }

private:
    std::vector<EventRecord> take();
    void show(const EventRecord& record);
    Status copy(const EventRecord& record);

    Console& m_console;
    const std::string m_eventsTo;
    std::FILE* m_eventsFile = nullptr;
    ProgressMeter m_meter;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    // Guarded by m_mutex.
    std::vector<EventRecord> m_queue;

    // The watching thread's.
    bool m_ended = false;
    std::optional<RunStarted> m_started;
    std::optional<EpochEvaluated> m_first;
    std::optional<EpochEvaluated> m_last;
};

} // namespace palimpsest
