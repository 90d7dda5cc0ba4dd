#include "engine/judge/price.h"

namespace palimpsest {

namespace {

constexpr double kMillion = 1e6;

}

std::optional<double> costOf(const TokenUsage& usage, const Price& price)
{
    if (!usage.prompt || !usage.completion)
        return std::nullopt;
    const auto cached = double(usage.cached.value_or(0));
    const double fresh = double(*usage.prompt) - cached;
    return (fresh * price.inPerMillion + cached * price.cachedPerMillion.value_or(price.inPerMillion)
            + double(*usage.completion) * price.outPerMillion)
           / kMillion;
}

double worstCost(std::size_t bodyBytes, int mostTokens, const Price& price)
{
    return (double(bodyBytes) / 2 * price.inPerMillion + double(mostTokens) * price.outPerMillion) / kMillion;
}

std::int64_t estimatedTokens(std::size_t bytes) { return std::int64_t(bytes / 4); }

} // namespace palimpsest
