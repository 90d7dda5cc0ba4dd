#include "ui/rater/active_clock.h"

#include <algorithm>

namespace palimpsest {

void ActiveClock::start(std::int64_t now, ItemTime before)
{
    m_begin = m_from = m_lastActivity = now;
    m_counted = before.activeMs;
    m_wallBefore = before.wallMs;
}

std::int64_t ActiveClock::runningUntil(std::int64_t now) const
{
    const std::int64_t end = m_focused ? std::min(now, m_lastActivity + kIdleMs) : m_from;
    return m_counted + std::max<std::int64_t>(0, end - m_from);
}

void ActiveClock::setFocused(bool focused, std::int64_t now)
{
    m_counted = runningUntil(now);
    m_from = m_lastActivity = now;
    m_focused = focused;
}

void ActiveClock::activity(std::int64_t now)
{
    m_counted = runningUntil(now);
    m_from = m_lastActivity = now;
}

ItemTime ActiveClock::elapsed(std::int64_t now) const
{
    const std::int64_t active = runningUntil(now);
    return {active, std::max(active, m_wallBefore + now - m_begin)};
}

} // namespace palimpsest
