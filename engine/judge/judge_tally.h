#pragma once

#include "engine/judge/judge_session.h"
#include "engine/judge/judge_store.h"

#include <string>

namespace palimpsest {

/// A session's counts and money, and when enough went wrong to end it. run()'s thread only.
class JudgeTally {
public:
    JudgeTally() = default;
    JudgeTally(const JudgeRun& run, const TaskCounts& counts, const Spending& spending, JudgeClock::Time now);

    JudgeProgress& progress() { return m_progress; }
    const JudgeProgress& progress() const { return m_progress; }

    /// A call may cost `worst`, from its sending until its end.
    void sent(double worst);
    void landed(double worst);
    /// Whether a call that may cost `worst` stays inside the budget, whatever those under way will cost (J6).
    bool affordable(double worst) const;

    void account(const AttemptEnd& end);
    void answered();
    /// A task that is final without an answer. The first three requests all refused with 400, or five failures in a row
    /// of one class, end the session.
    void failed(const JudgeReply& reply);

    /// The session sends nothing more; the first reason stays.
    void end(const std::string& state, const std::string& reason);
    bool ended() const { return m_ended; }

    /// What the screen shows.
    JudgeProgress shown(JudgeClock::Time now) const;

private:
    double unknownAtMost() const { return double(m_progress.unknownCalls) * m_worstCall; }

    JudgeProgress m_progress;
    bool m_hasPrice = false;
    double m_flyingWorst = 0;
    double m_worstCall = 0;
    JudgeClock::Time m_started;
    std::int64_t m_tokens = 0;
    int m_finals = 0;
    int m_failuresInARow = 0;
    std::string m_lastFailure;
    bool m_ended = false;
};

} // namespace palimpsest
