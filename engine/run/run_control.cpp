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
    m_wake.notify_all();
}

void RunControl::requestStop()
{
    {
        const std::lock_guard lock(m_mutex); // so that no waiter misses it between its test and its sleep
        m_stop.request_stop();
    }
    m_wake.notify_all();
}

void RunControl::requestStopAfterEpoch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopAfterEpoch = true;
        m_paused = false; // a paused run must go on to reach the epoch's end
    }
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

void RunControl::waitWhilePaused()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return !m_paused || m_checkpoint || !m_changes.empty() || m_stop.stop_requested(); });
}

std::vector<SettingChange> RunControl::takeChanges()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_changes, {});
}

} // namespace palimpsest
