#pragma once

#include "engine/judge/judge_reply.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest {

/// What a model's tokens cost, per million; a line of jdg_price.
struct Price {
    std::int64_t id = 0;
    std::string model;
    std::string currency = "USD";
    double inPerMillion = 0;
    std::optional<double> cachedPerMillion;
    double outPerMillion = 0;
    std::string validFrom; ///< a date
    std::string source;    ///< where the user has it from
};

/// Nothing where the tokens are not known: a missing number is never 0.
std::optional<double> costOf(const TokenUsage& usage, const Price& price);

/// The most a call can cost: every two bytes of the body a token, and all the tokens it may write.
double worstCost(std::size_t bodyBytes, int mostTokens, const Price& price);

/// Bytes / 4, as English text of a byte-level vocabulary has them.
std::int64_t estimatedTokens(std::size_t bytes);

} // namespace palimpsest
