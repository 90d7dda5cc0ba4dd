#pragma once

#include "engine/stats/statistic.h"

#include <span>
#include <vector>

namespace palimpsest {

/// Ranks from 1; equal values share the mean of their ranks.
std::vector<double> midRanks(std::span<const double> values);

/// Pearson's r. Like the two below: x and y of one length; undefined with fewer than two pairs ("needs 2 common items")
/// and where x or y is constant ("no variation").
Statistic pearson(std::span<const double> x, std::span<const double> y);

/// Spearman's ρ: Pearson's r of the mid-ranks.
Statistic spearman(std::span<const double> x, std::span<const double> y);

/// Kendall's τ-b = (P−Q)/√((n0−n1)(n0−n2)), n0 = n(n−1)/2, n1 and n2 the pairs tied in x and in y (Kendall 1945);
/// O(n log n) after Knight 1966.
Statistic kendallTauB(std::span<const double> x, std::span<const double> y);

} // namespace palimpsest
