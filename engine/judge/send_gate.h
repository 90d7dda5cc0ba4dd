#pragma once

#include "engine/judge/retry_wait.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <utility>

namespace palimpsest {

/// When the next call may be sent: an endpoint's concurrency, its requests and tokens per minute, and the pauses it
/// asks for. Time is handed in, so that tests own it. One thread.
class SendGate {
public:
    using Time = std::chrono::steady_clock::time_point;

    SendGate(int maxConcurrency, std::optional<int> requestsPerMinute, std::optional<int> tokensPerMinute);

    /// Nothing: may be sent now (`tokens` is the estimate of its size). Else the time at which to ask again;
    /// Time::max() where only the end of a call under way can help.
    std::optional<Time> notBefore(Time now, std::int64_t tokens);

    void sent(Time now, std::int64_t tokens);
    /// A call under way has ended.
    void ended();
    /// Five good answers let half as many more under way, never more than the setting.
    void answered();
    /// A 429: half as many at once from now on, and none before `until`.
    void limited(Time until);
    void pauseUntil(Time until);

    int inFlight() const { return m_inFlight; }
    /// How many may be under way now.
    int concurrency() const { return m_concurrency; }
    std::optional<Time> pausedUntil(Time now) const;

private:
    void forgetOld(Time now);

    const int m_maxConcurrency;
    const std::optional<int> m_requestsPerMinute;
    const std::optional<int> m_tokensPerMinute;
    int m_concurrency;
    int m_inFlight = 0;
    int m_goodInARow = 0;
    std::optional<Time> m_pausedUntil;
    std::deque<std::pair<Time, std::int64_t>> m_lastMinute; ///< what was sent, and its tokens
    std::int64_t m_tokensOfLastMinute = 0;
};

} // namespace palimpsest
