#include "engine/judge/health_watch.h"

namespace palimpsest {

namespace {

constexpr std::chrono::seconds kEvery{2};
constexpr std::chrono::seconds kLongest{120};

} // namespace

void HealthWatch::begin(JudgeClock::Time now)
{
    if (!m_watch)
        m_watch = Watch{now, now, false};
}

HealthWatch::State HealthWatch::poll(JudgeFlights& flights, JudgeClock::Time now, bool stopping)
{
    if (!m_watch)
        return State::Idle;
    if (const auto healthy = flights.takeHealth()) {
        m_watch->asked = false;
        m_watch->next = now + kEvery;
        if (*healthy) {
            m_watch.reset();
            return State::Idle;
        }
    }
    if (m_watch->asked)
        return State::Waiting;
    if (stopping || now - m_watch->since > kLongest) {
        m_watch.reset();
        return State::GaveUp;
    }
    if (now >= m_watch->next) {
        m_watch->asked = true;
        flights.askHealth();
    }
    return State::Waiting;
}

} // namespace palimpsest
