#pragma once

#include "engine/study/study.h"

#include <cstdint>
#include <vector>

namespace palimpsest {

/// What people gave a candidate: the mean of the ratings that count (gold and repeats do not, skips have none).
struct HumanMean {
    std::int64_t generationId = 0;
    double mean = 0;
    int raters = 0;
};

/// Of every rated candidate of a study; a text that several models wrote was rated once and stands here for each.
/// Tells by its generations who wrote what: log it first where a person is to see it (logUnblinding).
Result<std::vector<HumanMean>> humanMeans(Project& project, const Study& study);

} // namespace palimpsest
