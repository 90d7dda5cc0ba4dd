#include "engine/judge/judge_setup.h"

#include "engine/judge/judge_store.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <random>

namespace palimpsest {

namespace {

std::string newUid()
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::random_device device;
    std::string uid = "judge-";
    for (int i = 0; i < 16; ++i)
        uid += kDigits[device() & 0xf];
    return uid;
}

Status checkSettings(const JudgeRun& settings)
{
    PALIMPSEST_CHECK(checkEndpoint(settings.endpoint, true));
    if (settings.model.empty())
        return usage("the judge's model is missing (--model)");
    if (settings.replicates < 1)
        return usage("replicates must be 1 or more");
    if (settings.budget && !settings.price)
        return usage("a budget needs the model's price: --price_in and --price_out");
    if (settings.params.maxTokens < 1)
        return usage("the limit on tokens must be 1 or more");
    return {};
}

Result<JudgePlan> planOf(JudgeStore& store, const JudgeRun& settings, const std::vector<GradedEpoch>& graded)
{
    PALIMPSEST_CHECK(checkSettings(settings));
    std::vector<JudgeUnit> units;
    for (const GradedEpoch& epoch : graded) {
        PALIMPSEST_TRY(std::vector<JudgeUnit> more, store.unitsOf(epoch.projectRun, epoch.epoch));
        units.insert(units.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    if (units.empty())
        return usage("there is nothing to grade");
    return planTasks(settings, units);
}

/// What of an estimate is left to be sent when so many calls are answered.
JudgeEstimate ofTheRest(JudgeEstimate estimate, std::int64_t known)
{
    const double share = double(estimate.calls - known) / double(estimate.calls);
    for (std::int64_t* tokens : {&estimate.inputTokens, &estimate.outputTokensLow, &estimate.outputTokensHigh})
        *tokens = std::llround(double(*tokens) * share);
    for (std::optional<double>* cost : {&estimate.costLow, &estimate.costHigh})
        if (*cost)
            **cost *= share;
    return estimate;
}

CreatedRun described(const JudgeRun& settings, const JudgePlan& plan, std::int64_t known)
{
    CreatedRun created;
    created.known = known;
    created.estimate = ofTheRest(estimateOf(settings, plan), known);
    created.planted = std::ranges::count_if(plan.tasks, &JudgeTask::planted);
    created.altered = std::ranges::count_if(plan.tasks, &JudgeTask::textAltered);
    return created;
}

} // namespace

Result<CreatedRun> createJudgeRun(Project& project, JudgeRun settings, const std::vector<GradedEpoch>& graded)
{
    PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
    settings.uid = newUid();
    PALIMPSEST_TRY(const JudgePlan plan, planOf(store, settings, graded));
    PALIMPSEST_TRY(const std::int64_t id, store.addRun(settings, plan.tasks, plan.units));
    PALIMPSEST_TRY(const TaskCounts counts, store.counts(id));
    CreatedRun created = described(settings, plan, counts.done);
    created.id = id;
    return created;
}

Result<CreatedRun> previewJudgeRun(Project& project, const JudgeRun& settings, const std::vector<GradedEpoch>& graded)
{
    PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
    PALIMPSEST_TRY(const JudgePlan plan, planOf(store, settings, graded));
    std::int64_t known = 0;
    for (const JudgeTask& task : plan.tasks) {
        PALIMPSEST_TRY(const auto answer, store.answerOf(task.key));
        known += answer ? 1 : 0;
    }
    return described(settings, plan, known);
}

Result<std::shared_ptr<const Secret>> keyFromEnvironment(const Endpoint& endpoint)
{
    if (endpoint.auth == EndpointAuth::None || endpoint.keySource == KeySource::None)
        return std::shared_ptr<const Secret>();
    if (endpoint.keySource != KeySource::Environment)
        return usage("the key of endpoint " + endpoint.name
                     + " is in the keychain or was typed; the command line takes it from an environment variable: "
                       "--key_env NAME");
    const char* value = std::getenv(endpoint.keyRef.c_str());
    if (value == nullptr || *value == '\0')
        return usage("the environment variable " + endpoint.keyRef + " that should hold the key of endpoint "
                     + endpoint.name + " is not set; a server that needs no key is asked without one (auth: none)");
    std::string bytes = value;
    if (bytes.find_first_of("\r\n") != std::string::npos)
        return usage("the key in " + endpoint.keyRef + " has a line break in it");
    return std::shared_ptr<const Secret>(std::make_shared<Secret>(bytes));
}

} // namespace palimpsest
