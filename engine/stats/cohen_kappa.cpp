#include "engine/stats/cohen_kappa.h"

#include <cmath>
#include <vector>

namespace palimpsest {

namespace {

double weight(KappaWeights weights, int i, int j, int levels)
{
    const double distance = std::abs(i - j) / double(levels - 1);
    switch (weights) {
    case KappaWeights::None:
        return i != j;
    case KappaWeights::Linear:
        return distance;
    case KappaWeights::Quadratic:
        return distance * distance;
    }
    return 0;
}

} // namespace

std::string_view nameOf(KappaWeights weights)
{
    switch (weights) {
    case KappaWeights::None:
        return "none";
    case KappaWeights::Linear:
        return "linear";
    case KappaWeights::Quadratic:
        return "quadratic";
    }
    return {};
}

Statistic cohenKappa(const CommonRatings& ratings, RatingScale scale, KappaWeights weights)
{
    if (ratings.a.empty())
        return Statistic::undefined("no common items");
    const int levels = scale.levels();
    std::vector<double> rows(levels), columns(levels);
    double observed = 0, expected = 0;
    for (std::size_t unit = 0; unit < ratings.a.size(); ++unit) {
        const int i = ratings.a[unit] - scale.lo, j = ratings.b[unit] - scale.lo;
        rows[i] += 1;
        columns[j] += 1;
        observed += weight(weights, i, j, levels);
    }
    for (int i = 0; i < levels; ++i)
        for (int j = 0; j < levels; ++j)
            expected += weight(weights, i, j, levels) * rows[i] * columns[j];
    expected /= double(ratings.a.size());
    if (expected == 0)
        return Statistic::undefined("no variation");
    return Statistic::of(1 - observed / expected);
}

} // namespace palimpsest
