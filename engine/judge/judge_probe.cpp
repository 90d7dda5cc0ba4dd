#include "engine/judge/judge_probe.h"

#include "engine/judge/judge_plan.h"
#include "engine/stats/moments.h"

#include <algorithm>
#include <map>

namespace palimpsest {

namespace {

constexpr double kSecondsAMinute = 60;

/// What a forecast is made of.
struct Sizes {
    std::map<std::int64_t, std::size_t> bytesOfTask; ///< of every task's request
    std::size_t openBytes = 0;
    std::size_t largest = 0;
    std::int64_t open = 0;
};

Result<Sizes> sizesOf(JudgeStore& store, const JudgeRun& run)
{
    PALIMPSEST_TRY(const std::vector<JudgeUnit> units, store.units(run.id));
    std::map<std::int64_t, std::size_t> bytesOfGeneration;
    for (const JudgeUnit& unit : units)
        bytesOfGeneration[unit.generationId] =
            makeJudgeRequest(run.endpoint, run.model, run.prompt, run.params, unit.item, 1).body.size();
    Sizes sizes;
    PALIMPSEST_CHECK(store.database().each(
        "SELECT task_id,generation_id,state IN('pending','sent','wait') FROM jdg_task WHERE run_id=?", {run.id},
        [&](const SqlRow& row) {
            const std::size_t bytes = bytesOfGeneration[row.integer(1)];
            sizes.bytesOfTask[row.integer(0)] = bytes;
            sizes.largest = std::max(sizes.largest, bytes);
            sizes.openBytes += row.integer(2) != 0 ? bytes : 0;
            sizes.open += row.integer(2);
        }));
    return sizes;
}

struct Attempt {
    std::int64_t task = 0;
    ProbedCall call;
};

ProbedCall callOf(const SqlRow& row)
{
    ProbedCall call;
    call.task.attempt = row.integer(0);
    HttpResponse stored;
    stored.end = TransferEnd::Complete;
    stored.status = int(row.integer(2));
    stored.body = row.text(3);
    const JudgeReply reply = readJudgeReply(stored);
    const bool silent = stored.status == 0 && stored.body.empty();
    call.reply = !reply.content.empty() ? reply.content : silent ? std::string() : inWords(reply);
    call.task.outcome = row.text(4);
    call.usage = {row.maybeInteger(5), row.maybeInteger(6), row.maybeInteger(7), row.maybeInteger(8)};
    call.cost = row.isNull(9) ? std::nullopt : std::optional<double>(row.real(9));
    call.milliseconds = row.maybeInteger(10);
    return call;
}

Result<std::vector<Attempt>> attemptsOf(JudgeStore& store, std::int64_t run, std::int64_t most)
{
    std::map<std::pair<std::int64_t, int>, GradedTask> graded; // by generation and replicate
    PALIMPSEST_TRY(std::vector<GradedTask> tasks, gradedTasks(store, run));
    for (GradedTask& task : tasks)
        graded[{task.generationId, task.replicate}] = std::move(task);
    std::vector<Attempt> attempts;
    PALIMPSEST_CHECK(store.database().each(
        "SELECT attempt_id,task_id,coalesce(http,0),coalesce(body,''),coalesce(outcome,'lost'),prompt_tokens,"
        "cached_tokens,completion_tokens,reasoning_tokens,cost,"
        "CAST(round((julianday(ended_at)-julianday(sent_at))*86400000) AS INTEGER),generation_id,replicate "
        "FROM jdg_attempt JOIN jdg_task USING(task_id) WHERE run_id=? AND ended_at IS NOT NULL ORDER BY attempt_id "
        "LIMIT ?",
        {run, most}, [&](const SqlRow& row) {
            Attempt attempt{row.integer(1), callOf(row)};
            if (const auto found = graded.find({row.integer(11), int(row.integer(12))}); found != graded.end()) {
                const GradedTask own = attempt.call.task;
                attempt.call.task = found->second;
                if (found->second.attempt != own.attempt) { // it was sent again: the grade is that of a later call
                    attempt.call.task.attempt = own.attempt;
                    attempt.call.task.outcome = own.outcome;
                    attempt.call.task.value = attempt.call.task.overridden = std::nullopt;
                }
            }
            attempts.push_back(std::move(attempt));
        }));
    return attempts;
}

std::optional<double> secondsFor(const JudgeRun& run, std::int64_t open, const std::optional<double>& milliseconds)
{
    if (!milliseconds)
        return std::nullopt;
    const double byTime = double(open) * *milliseconds / 1000 / double(run.endpoint.maxConcurrency);
    const double byLimit =
        run.endpoint.requestsPerMinute ? double(open) * kSecondsAMinute / *run.endpoint.requestsPerMinute : 0;
    return std::max(byTime, byLimit);
}

} // namespace

Result<JudgeForecast> forecastOf(JudgeStore& store, std::int64_t id, std::int64_t mostCalls)
{
    PALIMPSEST_TRY(const JudgeRun run, store.run(id));
    PALIMPSEST_TRY(const Sizes sizes, sizesOf(store, run));
    PALIMPSEST_TRY(std::vector<Attempt> attempts, attemptsOf(store, id, mostCalls));
    std::vector<double> prompts;
    std::vector<double> completions;
    std::vector<double> times;
    double bytes = 0;
    for (const Attempt& attempt : attempts) {
        if (attempt.call.milliseconds)
            times.push_back(double(*attempt.call.milliseconds));
        if (!attempt.call.usage.prompt || !attempt.call.usage.completion)
            continue;
        prompts.push_back(double(*attempt.call.usage.prompt));
        completions.push_back(double(*attempt.call.usage.completion));
        bytes += double(sizes.bytesOfTask.at(attempt.task));
    }
    JudgeForecast forecast;
    forecast.open = sizes.open;
    forecast.promptTokens = meanOf(prompts);
    forecast.completionTokens = meanOf(completions);
    forecast.completionSd = sdOf(completions);
    forecast.seconds = secondsFor(run, sizes.open, meanOf(times));
    const auto open = double(sizes.open);
    if (run.price && bytes > 0) {
        const double tokensAByte = *forecast.promptTokens * double(prompts.size()) / bytes;
        forecast.cost = (double(sizes.openBytes) * tokensAByte * run.price->inPerMillion
                         + open * *forecast.completionTokens * run.price->outPerMillion)
                        / 1e6;
        if (forecast.completionSd)
            forecast.costError = open * *forecast.completionSd * run.price->outPerMillion / 1e6;
    }
    for (Attempt& attempt : attempts)
        forecast.calls.push_back(std::move(attempt.call));
    return forecast;
}

Result<std::optional<double>> unknownCostAtMost(JudgeStore& store, const JudgeRun& run, const Spending& spending)
{
    if (!run.price)
        return std::optional<double>();
    if (spending.unknown == 0)
        return std::optional<double>(0);
    PALIMPSEST_TRY(const Sizes sizes, sizesOf(store, run));
    return std::optional(double(spending.unknown) * worstCost(sizes.largest, mostTokens(run.params), *run.price));
}

} // namespace palimpsest
