#pragma once

#include <chrono>

namespace palimpsest {

/// The time a run goes by. A test's clock skips the waits: where nothing is under way, time jumps to the end of a wait.
class JudgeClock {
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit JudgeClock(bool skipsWaits = false) : m_skipsWaits(skipsWaits) {}

    Time now() const { return std::chrono::steady_clock::now() + m_skipped; }
    std::chrono::system_clock::time_point wallTime() const
    {
        return std::chrono::system_clock::now()
               + std::chrono::duration_cast<std::chrono::system_clock::duration>(m_skipped);
    }
    bool skipsWaits() const { return m_skipsWaits; }
    void skipTo(Time time) { m_skipped += time > now() ? time - now() : std::chrono::steady_clock::duration(0); }
    std::chrono::steady_clock::duration skipped() const { return m_skipped; }

private:
    const bool m_skipsWaits;
    std::chrono::steady_clock::duration m_skipped{0};
};

} // namespace palimpsest
