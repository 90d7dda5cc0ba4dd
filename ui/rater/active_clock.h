#pragma once

#include "engine/rating/rater_file.h"

#include <cstdint>

namespace palimpsest {

/// How long a rater attends to an item. The clock stands still without focus and from 60 s after the last sign of life.
/// Times are milliseconds of a monotonic clock, given by the caller; one that goes backwards counts as standing still.
class ActiveClock {
public:
    static constexpr std::int64_t kIdleMs = 60'000;

    /// `before`: what was spent on the item already, before a restart.
    void start(std::int64_t now, ItemTime before = {});
    void setFocused(bool focused, std::int64_t now);
    void activity(std::int64_t now);
    ItemTime elapsed(std::int64_t now) const;

private:
    std::int64_t runningUntil(std::int64_t now) const;

    std::int64_t m_begin = 0;
    std::int64_t m_wallBefore = 0;
    std::int64_t m_counted = 0; ///< active time up to m_from
    std::int64_t m_from = 0;
    std::int64_t m_lastActivity = 0;
    bool m_focused = true;
};

} // namespace palimpsest
