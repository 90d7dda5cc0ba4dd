#include "engine/run/run_control.h"

namespace palimpsest {

void RunControl::pause()
{
    const std::lock_guard lock(m_mutex);
    m_paused = true;
}

void RunControl::resume()
{
    {
        const std::lock_guard lock(m_mutex);
        m_paused = false;
    }
    m_prompts.cancel();
    m_wake.notify_all();
}

void RunControl::requestStop()
{
    {
        const std::lock_guard lock(m_mutex); // so that no waiter misses it between its test and its sleep
        m_stop.request_stop();
    }
    m_prompts.cancel();
    m_wake.notify_all();
}

void RunControl::requestStopAfterEpoch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopAfterEpoch = true;
        m_paused = false; // a paused run must go on to reach the epoch's end
    }
    m_prompts.cancel();
    m_wake.notify_all();
}

void RunControl::requestCheckpoint()
{
    {
        const std::lock_guard lock(m_mutex);
        m_checkpoint = true;
    }
    m_wake.notify_all();
}

void RunControl::change(SettingChange change)
{
    {
        const std::lock_guard lock(m_mutex);
        m_changes.push_back(std::move(change));
    }
    m_wake.notify_all();
}

bool RunControl::stopAfterEpochRequested() const
{
    const std::lock_guard lock(m_mutex);
    return m_stopAfterEpoch;
}

bool RunControl::takeCheckpointRequest()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_checkpoint, false);
}

bool RunControl::pauseRequested() const
{
    const std::lock_guard lock(m_mutex);
    return m_paused;
}

void RunControl::prompt(PromptRequest request, PromptCallbacks callbacks)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!goesOn() && !m_closed) {
            m_prompts.push(std::move(request), std::move(callbacks));
            m_wake.notify_all();
            return;
        }
    }
    if (callbacks.finished)
        callbacks.finished(usage("the run is not paused: pause it, and ask when it stands"));
}

void RunControl::waitWhilePaused(const PromptQueue::Answerer& answerer)
{
    std::unique_lock lock(m_mutex);
    const auto hasWish = [this] { return goesOn() || m_checkpoint || !m_changes.empty(); };
    const auto canAnswer = [&] { return answerer && !m_prompts.empty(); };
    while (!hasWish()) {
        m_wake.wait(lock, [&] { return hasWish() || canAnswer(); });
        if (hasWish())
            return;
        lock.unlock(); // answering takes seconds; wishes must not wait for it
        m_prompts.answerNext(answerer);
        lock.lock();
    }
}

void RunControl::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_prompts.cancel();
}

std::vector<SettingChange> RunControl::takeChanges()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_changes, {});
}

} // namespace palimpsest
