#pragma once

#include "engine/base/result.h"
#include "engine/config/run_config.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// How long a training would take, measured on two steps and the evaluation of one batch.
struct RunProbe {
    std::int64_t rows = 0;    ///< forget rows
    std::int64_t batches = 0; ///< of an epoch in which every row is flagged
    double secondsToLoad = 0; ///< models, rows, and the original model's distribution
    double secondsAStep = 0;
    double secondsAnEvaluation = 0; ///< of all rows: that of one batch, scaled
    std::vector<std::string> warnings;

    /// The longest an epoch takes; it becomes shorter as rows are retired.
    double secondsAnEpoch() const { return double(batches) * secondsAStep + secondsAnEvaluation; }
};

/// Loads what a training would read, trains two steps of one batch in memory and evaluates that batch. Writes nothing.
/// Blocks for seconds to minutes; `phase` is told in words what it is at. Fails with ErrorKind::Interrupted on a stop,
/// which is heeded between two phases and inside the evaluation.
Result<RunProbe> probeRun(const RunConfig& config, const std::stop_token& stop,
                          const std::function<void(std::string_view)>& phase = {});

} // namespace palimpsest
