#pragma once

#include <algorithm>
#include <chrono>

namespace palimpsest {

/// How much work goes into one commit: as much as can be done in the time the last commit took, within bounds. Were it
/// all that is there, calls that left together would land and leave together for ever, each of them waiting for the
/// work of all the others; were it always one call's, a slow disk would be waited for once a call.
class CommitPace {
public:
    using Clock = std::chrono::steady_clock;

    void begin() { m_until = Clock::now() + m_gathering; }
    /// Whether what has been gathered is to be committed before anything is added.
    bool full() const { return Clock::now() >= m_until; }
    void committing() { m_committing = Clock::now(); }
    void committed() { m_gathering = std::clamp(Clock::now() - m_committing, kShortest, kLongest); }

private:
    static constexpr Clock::duration kShortest = std::chrono::microseconds(300);
    static constexpr Clock::duration kLongest = std::chrono::microseconds(2500);

    Clock::duration m_gathering = kShortest;
    Clock::time_point m_until;
    Clock::time_point m_committing;
};

} // namespace palimpsest
