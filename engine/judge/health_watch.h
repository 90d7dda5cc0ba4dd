#pragma once

#include "engine/judge/judge_clock.h"
#include "engine/judge/judge_flights.h"

#include <optional>

namespace palimpsest {

/// Waits for a server that is loading its model: asks /health every two seconds, for two minutes.
class HealthWatch {
public:
    enum class State { Idle, Waiting, GaveUp };

    bool waiting() const { return m_watch.has_value(); }
    void begin(JudgeClock::Time now);
    /// Takes an answer up and asks again where it is time. Once the server is well it is idle; GaveUp is told once.
    State poll(JudgeFlights& flights, JudgeClock::Time now, bool stopping);
    /// When to poll again.
    JudgeClock::Time next() const { return m_watch ? m_watch->next : JudgeClock::Time::max(); }

private:
    struct Watch {
        JudgeClock::Time since;
        JudgeClock::Time next;
        bool asked = false;
    };
    std::optional<Watch> m_watch;
};

} // namespace palimpsest
