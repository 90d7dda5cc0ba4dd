#pragma once

#include "engine/project/project.h"

#include <cstdint>
#include <string>
#include <vector>

namespace palimpsest {

/// What people gave a run's candidate of one document after one epoch.
struct SampleMean {
    std::int64_t epoch = 0;
    std::int64_t docId = 0;
    double mean = 0;
    std::size_t ratings = 0;
};

/// Of the run whose directory (or CSV file) is `path`, an absolute normal path: the means of all ratings that count, of
/// the studies that are unblinded and of no other. Empty where the project does not know the run.
Result<std::vector<SampleMean>> sampleMeans(Project& project, const std::string& path);

} // namespace palimpsest
