#include "engine/stats/rank_correlation.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>

namespace palimpsest {

namespace {

bool constant(std::span<const double> values)
{
    return std::all_of(values.begin(), values.end(), [&](double value) { return value == values.front(); });
}

std::optional<Statistic> whyUndefined(std::span<const double> x, std::span<const double> y)
{
    if (x.size() < 2)
        return Statistic::undefined(x.empty() ? "no common items" : "needs 2 common items");
    if (constant(x) || constant(y))
        return Statistic::undefined("no variation");
    return std::nullopt;
}

/// Pairs among runs of equal neighbours.
template <typename Equal>
std::int64_t tiedPairs(const std::vector<std::size_t>& order, Equal equal)
{
    std::int64_t pairs = 0, run = 1;
    for (std::size_t i = 1; i <= order.size(); ++i) {
        if (i < order.size() && equal(order[i - 1], order[i])) {
            ++run;
        } else {
            pairs += run * (run - 1) / 2;
            run = 1;
        }
    }
    return pairs;
}

/// Sorts by a stable merge and counts how many pairs changed places: the discordant ones.
std::int64_t sortCountingSwaps(std::vector<double>& values, std::vector<double>& spare, std::size_t begin,
                               std::size_t end)
{
    if (end - begin < 2)
        return 0;
    const std::size_t middle = begin + (end - begin) / 2;
    std::int64_t swaps =
        sortCountingSwaps(values, spare, begin, middle) + sortCountingSwaps(values, spare, middle, end);
    std::size_t left = begin, right = middle;
    for (std::size_t out = begin; out < end; ++out) {
        if (left < middle && (right == end || values[left] <= values[right])) {
            spare[out] = values[left++];
        } else {
            spare[out] = values[right++];
            swaps += std::int64_t(middle - left);
        }
    }
    std::copy(spare.begin() + std::ptrdiff_t(begin), spare.begin() + std::ptrdiff_t(end),
              values.begin() + std::ptrdiff_t(begin));
    return swaps;
}

} // namespace

std::vector<double> midRanks(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && values[order[end]] == values[order[begin]])
            ++end;
        for (std::size_t i = begin; i < end; ++i)
            ranks[order[i]] = double(begin + end + 1) / 2;
        begin = end;
    }
    return ranks;
}

Statistic pearson(std::span<const double> x, std::span<const double> y)
{
    if (const auto undefined = whyUndefined(x, y))
        return *undefined;
    const double n = double(x.size());
    const double meanX = std::accumulate(x.begin(), x.end(), 0.0) / n;
    const double meanY = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xy = 0, xx = 0, yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - meanX) * (y[i] - meanY);
        xx += (x[i] - meanX) * (x[i] - meanX);
        yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return Statistic::of(std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0));
}

Statistic spearman(std::span<const double> x, std::span<const double> y) { return pearson(midRanks(x), midRanks(y)); }

Statistic kendallTauB(std::span<const double> x, std::span<const double> y)
{
    if (const auto undefined = whyUndefined(x, y))
        return *undefined;
    std::vector<std::size_t> order(x.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return x[a] != x[b] ? x[a] < x[b] : y[a] < y[b]; });
    const std::int64_t tiedX = tiedPairs(order, [&](std::size_t a, std::size_t b) { return x[a] == x[b]; });
    const std::int64_t tiedBoth =
        tiedPairs(order, [&](std::size_t a, std::size_t b) { return x[a] == x[b] && y[a] == y[b]; });
    std::vector<double> values(x.size()), spare(x.size());
    std::transform(order.begin(), order.end(), values.begin(), [&](std::size_t i) { return y[i]; });
    const std::int64_t discordant = sortCountingSwaps(values, spare, 0, values.size());
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return y[a] < y[b]; });
    const std::int64_t tiedY = tiedPairs(order, [&](std::size_t a, std::size_t b) { return y[a] == y[b]; });

    const std::int64_t pairs = std::int64_t(x.size()) * (std::int64_t(x.size()) - 1) / 2;
    const std::int64_t concordant = pairs - tiedX - tiedY + tiedBoth - discordant;
    const double tau =
        double(concordant - discordant) / std::sqrt(double(pairs - tiedX)) / std::sqrt(double(pairs - tiedY));
    return Statistic::of(std::clamp(tau, -1.0, 1.0));
}

} // namespace palimpsest
