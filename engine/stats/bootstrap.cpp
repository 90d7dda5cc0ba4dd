#include "engine/stats/bootstrap.h"

#include "engine/stats/seeded_random.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace palimpsest {

namespace {

/// The quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996).
double quantile(const std::vector<double>& sorted, double share)
{
    const double place = share * double(sorted.size() - 1);
    const auto low = static_cast<std::size_t>(std::floor(place));
    const std::size_t high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (place - double(low)) * (sorted[high] - sorted[low]);
}

} // namespace

BootstrapInterval bootstrapInterval(std::size_t units, std::uint64_t seed,
                                    const std::function<std::optional<double>(std::span<const std::size_t>)>& statistic,
                                    std::size_t resamples)
{
    BootstrapInterval interval;
    interval.resamples = resamples;
    interval.seed = seed;
    if (units == 0) {
        interval.dropped = resamples;
        return interval;
    }
    SeededRandom random(seed);
    std::vector<std::size_t> drawn(units);
    std::vector<double> values;
    for (std::size_t round = 0; round < resamples; ++round) {
        for (std::size_t& unit : drawn)
            unit = random.below(units);
        if (const auto value = statistic(drawn))
            values.push_back(*value);
        else
            ++interval.dropped;
    }
    if (values.empty())
        return interval;
    std::sort(values.begin(), values.end());
    interval.lo = quantile(values, 0.025);
    interval.hi = quantile(values, 0.975);
    return interval;
}

} // namespace palimpsest
