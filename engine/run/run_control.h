#pragma once

#include "engine/run/prompt_queue.h"

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
    /// Asks the model of a paused run (or of one that will stand after its step, since a pause was asked for); the
    /// engine thread answers. Where no pause is asked for, `finished` has an error, on the calling thread.
    void prompt(PromptRequest request, PromptCallbacks callbacks);
    /// Ends the answer that is being generated and those that wait.
    void cancelPrompts() { m_prompts.cancel(); }

    bool stopRequested() const { return m_stop.stop_requested(); }
    std::stop_token stopToken() const { return m_stop.get_token(); }

    // Engine thread.
    bool pauseRequested() const;
    bool stopAfterEpochRequested() const;
    /// Blocks while paused and no change or checkpoint is wished for; returns at once on a stop. Prompts are answered
    /// meanwhile; going on cuts an answer short.
    void waitWhilePaused(const PromptQueue::Answerer& answerer = {});
    std::vector<SettingChange> takeChanges();
    bool takeCheckpointRequest();
    /// The run has ended: nobody will answer any more.
    void close();

private:
    bool goesOn() const { return !m_paused || m_stop.stop_requested(); }

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::stop_source m_stop;
    PromptQueue m_prompts;
    // Guarded by m_mutex.
    bool m_paused = false;
    bool m_stopAfterEpoch = false;
    bool m_checkpoint = false;
    bool m_closed = false;
    std::vector<SettingChange> m_changes;
};

} // namespace palimpsest
