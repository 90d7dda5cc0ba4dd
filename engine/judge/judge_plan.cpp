#include "engine/judge/judge_plan.h"

#include "engine/stats/seeded_random.h"

#include <algorithm>
#include <map>
#include <utility>

namespace palimpsest {

namespace {

constexpr int kTokensWithoutLimit = 4096; ///< of a model that is given none

/// What the models made of one sample.
using SampleUnits = std::vector<const JudgeUnit*>;

std::vector<SampleUnits> bySample(const std::vector<JudgeUnit>& units)
{
    std::map<std::pair<std::int64_t, std::string>, SampleUnits> groups;
    for (const JudgeUnit& unit : units)
        groups[{unit.docId, unit.item.reference}].push_back(&unit);
    std::vector<SampleUnits> samples;
    for (auto& [sample, group] : groups)
        samples.push_back(std::move(group));
    return samples;
}

} // namespace

int mostTokens(const JudgeParams& params)
{
    return params.profile == JudgeProfile::ReferenceExact ? kTokensWithoutLimit
                                                          : params.maxTokens * (params.retryTruncated ? 4 : 1);
}

JudgePlan planTasks(const JudgeRun& run, const std::vector<JudgeUnit>& units)
{
    JudgePlan plan;
    SeededRandom random{std::uint64_t(run.orderSeed)};
    std::vector<SampleUnits> samples = bySample(units);
    for (int replicate = 1; replicate <= run.replicates; ++replicate) {
        random.shuffle(samples);
        for (SampleUnits& sample : samples) {
            random.shuffle(sample);
            for (const JudgeUnit* unit : sample) {
                const JudgeRequest request =
                    makeJudgeRequest(run.endpoint, run.model, run.prompt, run.params, unit->item, replicate);
                JudgeTask task;
                task.generationId = unit->generationId;
                task.replicate = replicate;
                task.position = std::int64_t(plan.tasks.size());
                task.key = request.key;
                task.textAltered = request.textAltered;
                task.planted = holdsScore(unit->item.prefix) || holdsScore(unit->item.reference)
                               || holdsScore(unit->item.candidate);
                plan.bodyBytes += request.body.size();
                plan.largestBody = std::max(plan.largestBody, request.body.size());
                plan.tasks.push_back(std::move(task));
                plan.units.push_back(*unit);
            }
        }
    }
    return plan;
}

JudgeEstimate estimateOf(const JudgeRun& run, const JudgePlan& plan)
{
    JudgeEstimate estimate;
    estimate.calls = std::int64_t(plan.tasks.size());
    estimate.inputTokens = estimatedTokens(plan.bodyBytes);
    estimate.outputTokensHigh = estimate.calls * mostTokens(run.params);
    estimate.outputTokensLow = estimate.outputTokensHigh / 10;
    if (run.price) {
        estimate.costLow = costOf({estimate.inputTokens, {}, estimate.outputTokensLow, {}}, *run.price);
        estimate.costHigh = costOf({estimate.inputTokens, {}, estimate.outputTokensHigh, {}}, *run.price);
    }
    return estimate;
}

} // namespace palimpsest
