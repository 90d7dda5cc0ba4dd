#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>

namespace palimpsest {

inline constexpr std::size_t kBootstrapResamples = 2000;

/// A 95 % percentile bootstrap interval (Efron 1979) over units.
struct BootstrapInterval {
    std::optional<double> lo; ///< none where no resample was defined
    std::optional<double> hi;
    std::size_t resamples = 0;
    std::size_t dropped = 0; ///< resamples on which the statistic was undefined
    std::uint64_t seed = 0;
};

/// Evaluates `statistic` on `resamples` selections of `units` units, each drawn with replacement; the same for the same
/// seed. A unit's ratings stay together, since `statistic` gets unit numbers.
BootstrapInterval bootstrapInterval(std::size_t units, std::uint64_t seed,
                                    const std::function<std::optional<double>(std::span<const std::size_t>)>& statistic,
                                    std::size_t resamples = kBootstrapResamples);

} // namespace palimpsest
