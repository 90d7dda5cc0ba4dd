#pragma once

#include "engine/stats/rating_table.h"
#include "engine/stats/statistic.h"

#include <array>
#include <string_view>

namespace palimpsest {

/// w_ij for scale places i, j of K levels: [i≠j], |i−j|/(K−1), (i−j)²/(K−1)².
enum class KappaWeights { None, Linear, Quadratic };
inline constexpr std::array kKappaWeights = {KappaWeights::None, KappaWeights::Linear, KappaWeights::Quadratic};
std::string_view nameOf(KappaWeights weights);

/// Cohen's κ_w = 1 − Σ w_ij O_ij / (Σ w_ij r_i c_j / N) (Cohen 1968) of two raters over the units both rated; weights
/// go by the declared scale. Undefined: "no common items"; "no variation" where the denominator is 0.
Statistic cohenKappa(const CommonRatings& ratings, RatingScale scale, KappaWeights weights);

} // namespace palimpsest
