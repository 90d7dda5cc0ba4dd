#include "engine/metrics/diversity.h"

#include <cmath>
#include <unordered_map>
#include <vector>

namespace palimpsest {

Diversity diversity(std::span<const TokenId> tokens)
{
    if (tokens.empty())
        return {};
    // Counts stand in the order in which tokens first appear, so that the sum rounds the same on every machine.
    std::unordered_map<TokenId, std::size_t> place;
    std::vector<double> counts;
    for (TokenId token : tokens) {
        const auto [at, isNew] = place.try_emplace(token, counts.size());
        if (isNew)
            counts.push_back(0);
        counts[at->second] += 1;
    }
    const double total = static_cast<double>(tokens.size());
    double entropy = 0;
    for (double count : counts)
        entropy -= count / total * std::log2(count / total);
    return {static_cast<double>(counts.size()) / total, entropy};
}

} // namespace palimpsest
