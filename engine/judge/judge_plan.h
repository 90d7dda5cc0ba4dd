#pragma once

#include "engine/judge/judge_store.h"

#include <vector>

namespace palimpsest {

/// Tasks with their units, in the order in which they are sent.
struct JudgePlan {
    std::vector<JudgeTask> tasks;
    std::vector<JudgeUnit> units; ///< of each task
    std::size_t bodyBytes = 0;    ///< of all requests together
    std::size_t largestBody = 0;
};

/// Orders a run's tasks by a seeded shuffle that takes the models in turn, sample by sample: wherever it stops, every
/// model has been asked about as many samples as the others, give or take one. Replicate 2 comes after all of 1.
JudgePlan planTasks(const JudgeRun& run, const std::vector<JudgeUnit>& units);

/// What a run may cost before anything was sent: tokens by bytes/4, the reply from a tenth of the limit to all of it.
struct JudgeEstimate {
    std::int64_t calls = 0;
    std::int64_t inputTokens = 0;
    std::int64_t outputTokensLow = 0;
    std::int64_t outputTokensHigh = 0;
    std::optional<double> costLow;
    std::optional<double> costHigh;
};
JudgeEstimate estimateOf(const JudgeRun& run, const JudgePlan& plan);

/// Completion tokens a call of the run can write at most.
int mostTokens(const JudgeParams& params);

} // namespace palimpsest
