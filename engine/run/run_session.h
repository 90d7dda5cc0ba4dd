#pragma once

#include "engine/base/result.h"
#include "engine/config/run_config.h"
#include "engine/events/run_event.h"
#include "engine/run/job.h"
#include "engine/run/run_control.h"
#include "engine/run/run_directory.h"

#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace palimpsest {

/// One run on a thread of its own. Wishes go down by value at any time and from any thread; events come up to the
/// observers on the run's thread, with exactly one terminal event, always last. Observers must outlive the session.
/// Destroying it requests a stop and waits.
class RunSession {
public:
    RunSession(std::unique_ptr<Job> job, std::vector<RunObserver*> observers);
    ~RunSession();
    RunSession(const RunSession&) = delete;
    RunSession& operator=(const RunSession&) = delete;

    /// Holds the run between two steps; StateChanged{"paused"} tells when it stands.
    void pause() { m_control.pause(); }
    void resume() { m_control.resume(); }
    /// Ends the run after the step it is in, with a checkpoint.
    void requestStop() { m_control.requestStop(); }
    /// Ends the run once the epoch it is in has been trained and scored; a paused one goes on until then.
    void requestStopAfterEpoch() { m_control.requestStopAfterEpoch(); }
    /// Saves a checkpoint after the step it is in, in a pause at once; CheckpointSaved answers, or a Warning where
    /// there is nothing to save yet.
    void requestCheckpoint() { m_control.requestCheckpoint(); }
    /// Changes a live setting (Field::live) from the next step on; SettingChanged or a Warning answers.
    void change(SettingChange setting) { m_control.change(std::move(setting)); }
    /// Asks the model of a paused run, which then goes on as if it had not been asked. See RunControl::prompt.
    void prompt(PromptRequest request, PromptCallbacks callbacks)
    {
        m_control.prompt(std::move(request), std::move(callbacks));
    }
    void cancelPrompts() { m_control.cancelPrompts(); }

    /// Blocks until the run has ended, and tells how. May be called once.
    Result<RunFinished> wait();

private:
    void work(std::unique_ptr<Job> job, std::vector<RunObserver*> observers);

    RunControl m_control;
    Result<RunFinished> m_outcome = RunFinished{};
    std::jthread m_thread; // last: the others must be there when it begins
};

/// The jobs there are. They check their configuration when they run, so that every failure is a RunFailed.
/// With Resume, only `config.dir` counts: the settings are those of the run, and `changes` are live ones to be changed.
std::unique_ptr<Job> trainingJob(RunConfig config, ExistingRun existing, std::vector<SettingChange> changes = {});
std::unique_ptr<Job> evaluationJob(RunConfig config, bool overwrite);
std::unique_ptr<Job> finetuningJob(FinetuneConfig config, bool overwrite);

} // namespace palimpsest
