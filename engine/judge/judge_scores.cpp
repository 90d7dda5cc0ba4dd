#include "engine/judge/judge_scores.h"

#include "engine/stats/moments.h"
#include "engine/stats/rank_correlation.h"
#include "engine/tables/csv.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace palimpsest {

namespace {

std::optional<double> replicateSd(const std::vector<const GradedTask*>& tasks)
{
    std::map<std::int64_t, std::vector<double>> byCandidate;
    for (const GradedTask* task : tasks)
        if (task->value)
            byCandidate[task->generationId].push_back(*task->value);
    std::vector<double> deviations;
    for (const auto& [candidate, values] : byCandidate)
        if (const auto deviation = sdOf(values))
            deviations.push_back(*deviation);
    return meanOf(deviations);
}

ModelScores scoresOf(const std::string& model, const std::vector<const GradedTask*>& tasks)
{
    ModelScores scores;
    scores.model = model;
    scores.expected = tasks.size();
    std::vector<double> values;
    std::vector<double> lengths;
    for (const GradedTask* task : tasks) {
        if (!task->value)
            continue;
        values.push_back(*task->value);
        lengths.push_back(double(task->candidateBytes));
        ++scores.histogram[std::size_t(std::lround(*task->value))];
    }
    scores.scored = values.size();
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    const auto failures = double(scores.expected - scores.scored);
    scores.lowBound = sum / double(scores.expected);
    scores.highBound = (sum + 10 * failures) / double(scores.expected);
    scores.mean = meanOf(values);
    scores.sd = sdOf(values);
    scores.lengthRho = spearman(values, lengths).value;
    scores.replicateSd = replicateSd(tasks);
    return scores;
}

} // namespace

Result<std::vector<GradedTask>> gradedTasks(JudgeStore& store, std::int64_t run)
{
    PALIMPSEST_TRY(const std::vector<JudgeUnit> units, store.units(run));
    PALIMPSEST_TRY(const JudgeRun settings, store.run(run));
    std::map<std::int64_t, const JudgeUnit*> unitOf;
    for (const JudgeUnit& unit : units)
        unitOf[unit.generationId] = &unit;
    std::vector<GradedTask> tasks;
    PALIMPSEST_CHECK(store.database().each(
        "SELECT t.generation_id,t.replicate,t.planted,t.state,s.outcome,s.value,s.reference_result,"
        "coalesce(t.answer_attempt,(SELECT max(attempt_id) FROM jdg_attempt a WHERE a.task_id=t.task_id)),"
        "(SELECT outcome FROM jdg_attempt a WHERE a.task_id=t.task_id ORDER BY attempt_id DESC LIMIT 1),"
        "(SELECT value FROM jdg_override o WHERE o.attempt_id=coalesce(t.answer_attempt,(SELECT max(attempt_id) FROM "
        "jdg_attempt a WHERE a.task_id=t.task_id)) ORDER BY rowid DESC LIMIT 1) FROM jdg_task t LEFT JOIN jdg_score s "
        "ON "
        "s.attempt_id=t.answer_attempt AND s.parser=?2 WHERE t.run_id=?1 ORDER BY t.generation_id,t.replicate",
        {run, parserName(settings.params.profile == JudgeProfile::Structured)}, [&](const SqlRow& row) {
            GradedTask task;
            task.generationId = row.integer(0);
            task.replicate = int(row.integer(1));
            task.planted = row.integer(2) != 0;
            const bool open = row.text(3) != "done" && row.text(3) != "failed";
            task.outcome = !row.isNull(4) ? row.text(4) : open ? "open" : row.text(8);
            if (!row.isNull(5))
                task.value = row.real(5);
            task.referenceResult = row.text(6);
            task.attempt = row.isNull(7) ? 0 : row.integer(7);
            if (!row.isNull(9))
                task.value = task.overridden = row.real(9);
            if (const auto unit = unitOf.find(task.generationId); unit != unitOf.end()) {
                task.model = unit->second->model;
                task.docId = unit->second->docId;
                task.candidateBytes = unit->second->item.candidate.size();
            }
            tasks.push_back(std::move(task));
        }));
    return tasks;
}

std::vector<ModelScores> scoresByModel(const std::vector<GradedTask>& tasks)
{
    std::map<std::string, std::vector<const GradedTask*>> byModel;
    for (const GradedTask& task : tasks)
        byModel[task.model].push_back(&task);
    std::vector<ModelScores> scores;
    for (const auto& [model, its] : byModel)
        scores.push_back(scoresOf(model, its));
    return scores;
}

std::string toJson(const std::vector<ModelScores>& scores)
{
    using OrderedJson = nlohmann::ordered_json;
    const auto orNull = [](const std::optional<double>& number) {
        return number ? OrderedJson(*number) : OrderedJson(nullptr);
    };
    OrderedJson list = OrderedJson::array();
    for (const ModelScores& model : scores)
        list.push_back(OrderedJson{{"model", model.model},
                                   {"n_scored", model.scored},
                                   {"n_expected", model.expected},
                                   {"mean", orNull(model.mean)},
                                   {"sd", orNull(model.sd)},
                                   {"mean_failures_0", orNull(model.lowBound)},
                                   {"mean_failures_10", orNull(model.highBound)},
                                   {"histogram", model.histogram},
                                   {"length_rho", orNull(model.lengthRho)},
                                   {"replicate_sd", orNull(model.replicateSd)}});
    return list.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

Result<std::string> scoresCsv(const std::vector<GradedTask>& tasks)
{
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    CsvWriter writer({"model", "doc_id", "generation_id", "replicate", "outcome", "value", "override",
                      "reference_result", "planted"});
    for (const GradedTask& task : tasks) {
        writer.text(task.model).integer(task.docId).integer(task.generationId).integer(task.replicate);
        writer.text(task.outcome).number(task.value.value_or(kNone)).number(task.overridden.value_or(kNone));
        writer.text(task.referenceResult).integer(int(task.planted));
        writer.endRow();
    }
    return writer.result();
}

} // namespace palimpsest
