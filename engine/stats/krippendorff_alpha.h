#pragma once

#include "engine/stats/rating_table.h"
#include "engine/stats/statistic.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace palimpsest {

/// How far two values are apart (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability").
enum class Difference {
    Nominal,  ///< [c ≠ k]
    Ordinal,  ///< (Σ_{g=c..k} n_g − (n_c + n_k)/2)², n_g from the pairable values
    Interval, ///< (c − k)²
    Ratio,    ///< ((c − k)/(c + k))²
};
inline constexpr std::array kDifferences = {Difference::Nominal, Difference::Ordinal, Difference::Interval,
                                            Difference::Ratio};
std::string_view nameOf(Difference difference);

/// Krippendorff's α = 1 − (n−1) Σ o_ck δ²_ck / Σ n_c n_k δ²_ck over units with two ratings or more,
/// o_ck = Σ_u n_uc (n_uk − [c=k]) / (m_u − 1). Prepared once, then evaluated on any selection of the units.
/// Undefined: "needs overlap" where no unit has two ratings, "no variation" where the denominator is 0.
class KrippendorffAlpha {
public:
    KrippendorffAlpha(const RatingTable& table, RatingScale scale);

    Statistic of(Difference difference) const;
    /// The same with units drawn (repeatedly, too) from the table: what a bootstrap needs.
    Statistic of(Difference difference, std::span<const std::size_t> units) const;

    std::size_t pairableValues() const; ///< n: values in units with at least two
    std::size_t pairableUnits() const;

private:
    struct Pairing {
        std::uint32_t cell; ///< c · K + k
        double weight;
    };

    Statistic evaluate(Difference difference, const std::vector<double>& coincidences) const;
    double squared(Difference difference, int c, int k, const std::vector<double>& below,
                   const std::vector<double>& marginals) const;
    void add(std::size_t unit, std::vector<double>& coincidences) const;

    RatingScale m_scale;
    bool m_oneRater;
    std::vector<Pairing> m_pairings;
    std::vector<std::size_t> m_begins; ///< of each unit in m_pairings; one more at the end
    std::vector<std::size_t> m_sizes;  ///< ratings of each unit
};

} // namespace palimpsest
