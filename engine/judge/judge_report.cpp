#include "engine/judge/judge_report.h"

#include "engine/judge/judge_scores.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace palimpsest {

namespace {

using OrderedJson = nlohmann::ordered_json;

std::string money(double amount, const std::string& currency)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.4f %s", amount, currency.c_str());
    return text;
}

std::string twoDecimals(const std::optional<double>& number)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", number.value_or(0));
    return number ? text : "–";
}

OrderedJson progressJson(const JudgeProgress& progress, const JudgeRun& run)
{
    const auto orNull = [](const std::optional<double>& number) {
        return number ? OrderedJson(*number) : OrderedJson(nullptr);
    };
    return {{"run", progress.runId},
            {"uid", run.uid},
            {"state", progress.state},
            {"reason", progress.reason},
            {"total", progress.total},
            {"done", progress.done},
            {"failed", progress.failed},
            {"sent", progress.sent},
            {"spent", progress.spent},
            {"unknown_calls", progress.unknownCalls},
            {"unknown_at_most", orNull(progress.unknownAtMost)},
            {"currency", progress.currency}};
}

} // namespace

std::string judgeProgressLine(const JudgeProgress& progress)
{
    std::string line = std::to_string(progress.done) + "/" + std::to_string(progress.total) + " graded";
    if (progress.failed > 0)
        line += ", " + std::to_string(progress.failed) + " failed";
    if (progress.inFlight > 0)
        line += ", " + std::to_string(progress.inFlight) + " under way";
    if (!progress.currency.empty())
        line += ", " + money(progress.spent, progress.currency)
                + (progress.budget ? " of " + money(*progress.budget, progress.currency) : "");
    if (progress.unknownCalls > 0)
        line +=
            ", cost unknown of " + std::to_string(progress.unknownCalls)
            + (progress.unknownAtMost ? " (at most " + money(*progress.unknownAtMost, progress.currency) + ")" : "");
    if (progress.pausedFor.count() > 0)
        line += ", the server asks to wait " + std::to_string((progress.pausedFor.count() + 999) / 1000) + " s";
    return line;
}

Result<std::string> judgeReport(Project& project, std::int64_t run, const JudgeProgress& progress, bool json)
{
    PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
    PALIMPSEST_TRY(const JudgeRun settings, store.run(run));
    PALIMPSEST_TRY(const std::vector<GradedTask> tasks, gradedTasks(store, run));
    const std::vector<ModelScores> scores = scoresByModel(tasks);
    if (json) {
        OrderedJson object = progressJson(progress, settings);
        object["scores"] = OrderedJson::parse(toJson(scores));
        return object.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
    }
    std::string text = "judge run " + std::to_string(run) + " (" + settings.uid + ") " + progress.state + ": "
                       + judgeProgressLine(progress) + "\n";
    for (const ModelScores& model : scores)
        text += model.model + ": mean " + twoDecimals(model.mean) + ", SD " + twoDecimals(model.sd) + ", "
                + std::to_string(model.scored) + "/" + std::to_string(model.expected) + " scored; failures as 0: "
                + twoDecimals(model.lowBound) + ", as 10: " + twoDecimals(model.highBound) + "\n";
    return text;
}

} // namespace palimpsest
