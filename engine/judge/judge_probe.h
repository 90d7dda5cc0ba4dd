#pragma once

#include "engine/judge/judge_scores.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// A call of a run, with what came back.
struct ProbedCall {
    GradedTask task;   ///< its grade, or why it has none
    std::string reply; ///< the content; of a failure, the error in words; empty where nothing came back
    TokenUsage usage;
    std::optional<double> cost;
    std::optional<std::int64_t> milliseconds; ///< from sending to the end
};

/// What a run's first calls tell of the rest. Amounts are of the calls that are still open.
struct JudgeForecast {
    std::int64_t open = 0;
    std::optional<double> promptTokens;     ///< mean of a call
    std::optional<double> completionTokens; ///< mean of a call
    std::optional<double> completionSd;     ///< n − 1
    /// open × (mean prompt tokens a byte × mean bytes a call × price in + mean completion tokens × price out): the
    /// prompts' sizes are known exactly, the replies' are not.
    std::optional<double> cost;
    /// open × SD of the completion tokens × price out: every call off the mean by one SD, all to the same side.
    std::optional<double> costError;
    /// open × mean time / calls at once, and never less than the requests a minute allow.
    std::optional<double> seconds;
    std::vector<ProbedCall> calls; ///< the first ones, in the order in which they were sent
};

/// Of the first calls a run has made, `mostCalls` of them. Sends nothing.
Result<JudgeForecast> forecastOf(JudgeStore& store, std::int64_t run, std::int64_t mostCalls);

/// The most that the calls whose cost is not known can have cost; nothing without a price.
Result<std::optional<double>> unknownCostAtMost(JudgeStore& store, const JudgeRun& run, const Spending& spending);

} // namespace palimpsest
