#pragma once

#include "engine/judge/judge_plan.h"
#include "engine/net/secret.h"
#include "engine/project/project.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// Candidates to grade: a run of the project at one of its epochs.
struct GradedEpoch {
    std::int64_t projectRun = 0;
    std::int64_t epoch = 0;
};

/// Stores a run with everything frozen, ready for a JudgeSession. `settings.uid` is made here. Fails where the endpoint
/// is not sound, nothing is to be graded, or a budget is given without a price.
struct CreatedRun {
    std::int64_t id = 0;
    JudgeEstimate estimate;   ///< tokens and cost of the calls without an answer, as if each were of the mean size
    std::int64_t known = 0;   ///< tasks whose answer is there already
    std::int64_t planted = 0; ///< tasks whose texts hold a score themselves
    std::int64_t altered = 0; ///< tasks whose texts are not UTF-8
};
Result<CreatedRun> createJudgeRun(Project& project, JudgeRun settings, const std::vector<GradedEpoch>& graded);

/// What createJudgeRun would store (its id is 0); stores nothing.
Result<CreatedRun> previewJudgeRun(Project& project, const JudgeRun& settings, const std::vector<GradedEpoch>& graded);

/// The key of an endpoint whose source is an environment variable; nothing where it needs none. Fails where the
/// variable is not set. A keychain or session key is the window's to ask for.
Result<std::shared_ptr<const Secret>> keyFromEnvironment(const Endpoint& endpoint);

} // namespace palimpsest
