#pragma once

#include "engine/study/leak_lint.h"

#include <cstddef>
#include <vector>

namespace palimpsest {

/// One output as the check of lengths sees it.
struct OutputLength {
    std::size_t characters = 0;
    std::vector<std::size_t> models; ///< that gave it
};
/// Findings where all outputs that are longer (or shorter) than 2 standard deviations from the mean are one model's,
/// and there are other models: a rater could learn to know it by them. They warn and belong to no single item.
std::vector<LeakFinding> findLengthClasses(const std::vector<OutputLength>& outputs);

} // namespace palimpsest
