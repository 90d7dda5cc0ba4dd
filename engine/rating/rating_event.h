#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

enum class RatingKind { Rate, Skip, Clear, Comment, Flag, Unflag };
const char* nameOf(RatingKind kind);
std::optional<RatingKind> ratingKindFromName(const std::string& name);

/// One thing that a rater did to one item; never changed afterwards. Events of a token form a chain by `prevUid`.
struct RatingEvent {
    std::string uid;
    std::string token;
    std::string prevUid; ///< the token's event before this one on this device; empty for its first
    std::string deviceUid;
    std::int64_t seq = 0; ///< from 1 on this device
    RatingKind kind = RatingKind::Rate;
    std::optional<std::int64_t> value; ///< of Rate only
    std::string reason;                ///< of Skip
    std::string comment;               ///< of Comment
    std::string at;                    ///< UTC, ISO 8601 with milliseconds
    std::int64_t activeMs = 0;         ///< attention since the item was shown; never more than wallMs
    std::int64_t wallMs = 0;
    std::string appVersion;
};

/// The events as JSON lines, and back. A line that is no event, or has a value for what has none, is an error.
std::string eventLine(const RatingEvent& event);
Result<RatingEvent> parseEventLine(const std::string& line);

/// Now as an event's `at`: "2026-11-24T09:30:00.123Z".
std::string utcTimeText();

/// 128 random bits as 32 hexadecimal digits.
std::string newRatingUid();

} // namespace palimpsest
