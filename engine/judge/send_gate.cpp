#include "engine/judge/send_gate.h"

#include <algorithm>

namespace palimpsest {

namespace {

constexpr std::chrono::minutes kWindow{1};
constexpr int kGoodToGrow = 5;

} // namespace

SendGate::SendGate(int maxConcurrency, std::optional<int> requestsPerMinute, std::optional<int> tokensPerMinute)
    : m_maxConcurrency(std::max(1, maxConcurrency)),
      m_requestsPerMinute(requestsPerMinute),
      m_tokensPerMinute(tokensPerMinute),
      m_concurrency(m_maxConcurrency)
{
}

std::optional<SendGate::Time> SendGate::notBefore(Time now, std::int64_t tokens)
{
    forgetOld(now);
    if (const auto until = pausedUntil(now))
        return until;
    if (m_inFlight >= m_concurrency)
        return Time::max();
    const bool tooMany = m_requestsPerMinute && int(m_lastMinute.size()) >= *m_requestsPerMinute;
    // One call larger than the whole allowance goes out alone.
    const bool tooLarge =
        m_tokensPerMinute && !m_lastMinute.empty() && m_tokensOfLastMinute + tokens > *m_tokensPerMinute;
    if (!m_lastMinute.empty() && (tooMany || tooLarge))
        return m_lastMinute.front().first + kWindow;
    return std::nullopt;
}

void SendGate::sent(Time now, std::int64_t tokens)
{
    ++m_inFlight;
    if (!m_requestsPerMinute && !m_tokensPerMinute)
        return;
    m_lastMinute.emplace_back(now, tokens);
    m_tokensOfLastMinute += tokens;
}

void SendGate::ended() { m_inFlight = std::max(0, m_inFlight - 1); }

void SendGate::answered()
{
    if (m_concurrency == m_maxConcurrency || ++m_goodInARow < kGoodToGrow)
        return;
    m_goodInARow = 0;
    m_concurrency = std::min(m_maxConcurrency, std::max(m_concurrency + 1, m_concurrency * 3 / 2));
}

void SendGate::limited(Time until)
{
    // The calls that went out together are refused together: that is one sign, not many.
    if (!m_pausedUntil)
        m_concurrency = std::max(1, m_concurrency / 2);
    m_goodInARow = 0;
    pauseUntil(until);
}

void SendGate::pauseUntil(Time until) { m_pausedUntil = m_pausedUntil ? std::max(*m_pausedUntil, until) : until; }

std::optional<SendGate::Time> SendGate::pausedUntil(Time now) const
{
    return m_pausedUntil && *m_pausedUntil > now ? m_pausedUntil : std::nullopt;
}

void SendGate::forgetOld(Time now)
{
    if (m_pausedUntil && *m_pausedUntil <= now)
        m_pausedUntil.reset();
    while (!m_lastMinute.empty() && m_lastMinute.front().first + kWindow <= now) {
        m_tokensOfLastMinute -= m_lastMinute.front().second;
        m_lastMinute.pop_front();
    }
}

} // namespace palimpsest
