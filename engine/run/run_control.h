#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest {

/// A live setting and its new value, as the command line would spell it.
struct SettingChange {
    std::string name;
    std::string value;
};

/// The wishes of whoever watches a run, taken up by the engine thread between two steps. Thread-safe.
class RunControl {
public:
    // Any thread.
    void pause();
    void resume();
    void requestStop();
    /// Stops once the epoch in progress has been trained and scored.
    void requestStopAfterEpoch();
    /// A checkpoint at the next moment between two steps; during a pause at once.
    void requestCheckpoint();
    void change(SettingChange change);

    bool stopRequested() const { return m_stop.stop_requested(); }
    std::stop_token stopToken() const { return m_stop.get_token(); }

    // Engine thread.
    bool pauseRequested() const;
    bool stopAfterEpochRequested() const;
    /// Blocks while paused and no change or checkpoint is wished for; returns at once on a stop.
    void waitWhilePaused();
    std::vector<SettingChange> takeChanges();
    bool takeCheckpointRequest();

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::stop_source m_stop;
    // Guarded by m_mutex.
    bool m_paused = false;
    bool m_stopAfterEpoch = false;
    bool m_checkpoint = false;
    std::vector<SettingChange> m_changes;
};

} // namespace palimpsest
