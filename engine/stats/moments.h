#pragma once

#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

namespace palimpsest {

/// Nothing of no values.
inline std::optional<double> meanOf(const std::vector<double>& values)
{
    if (values.empty())
        return std::nullopt;
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

/// Sample standard deviation (n − 1); nothing of fewer than two values.
inline std::optional<double> sdOf(const std::vector<double>& values)
{
    if (values.size() < 2)
        return std::nullopt;
    const double mean = *meanOf(values);
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return std::sqrt(squares / double(values.size() - 1));
}

} // namespace palimpsest
