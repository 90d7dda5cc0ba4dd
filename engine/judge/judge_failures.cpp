#include "engine/judge/judge_failures.h"

#include "engine/project/project.h"

#include <algorithm>
#include <map>

namespace palimpsest {

namespace {

// The attempt that a task stands by: its answer, else its last call.
constexpr std::string_view kFailures = R"(
WITH task AS (SELECT t.*,coalesce(t.answer_attempt,(SELECT max(attempt_id) FROM jdg_attempt a WHERE
  a.task_id=t.task_id)) AS attempt FROM jdg_task t WHERE run_id=?1 AND state IN('done','failed'))
SELECT t.attempt,t.generation_id,t.replicate,t.state,coalesce(s.outcome,a.outcome,''),a.http,a.err_type,a.err_code,
  a.finish_reason,a.body,(SELECT count(*) FROM jdg_attempt b WHERE b.task_id=t.task_id)
FROM task t JOIN jdg_attempt a ON a.attempt_id=t.attempt LEFT JOIN jdg_score s ON s.attempt_id=t.answer_attempt AND
  s.parser=?2
WHERE s.value IS NULL OR t.attempt IN (SELECT attempt_id FROM jdg_override) ORDER BY t.position)";

std::string detailsOf(const SqlRow& row)
{
    std::string details;
    const auto add = [&](const std::string& part) {
        if (!part.empty())
            details += (details.empty() ? "" : ", ") + part;
    };
    if (const auto http = row.maybeInteger(5); http && *http > 0)
        add("HTTP " + std::to_string(*http));
    add(row.text(6));
    add(row.text(7));
    if (const std::string reason = row.text(8); !reason.empty())
        add("finish reason " + reason);
    return details;
}

Result<std::map<std::int64_t, ScoreOverride>> overrides(JudgeStore& store)
{
    std::map<std::int64_t, ScoreOverride> last;
    PALIMPSEST_CHECK(store.database().each(
        "SELECT attempt_id,value,who,at,note FROM jdg_override ORDER BY rowid", {}, [&](const SqlRow& row) {
            last[row.integer(0)] = {row.real(1), row.text(2), row.text(3), row.text(4)};
        }));
    return last;
}

} // namespace

Result<std::vector<JudgeFailure>> judgeFailures(JudgeStore& store, std::int64_t run)
{
    PALIMPSEST_TRY(const JudgeRun settings, store.run(run));
    PALIMPSEST_TRY(const std::vector<JudgeUnit> units, store.units(run));
    PALIMPSEST_TRY(const auto byHand, overrides(store));
    std::map<std::int64_t, const JudgeUnit*> unitOf;
    for (const JudgeUnit& unit : units)
        unitOf[unit.generationId] = &unit;
    std::vector<JudgeFailure> failures;
    PALIMPSEST_CHECK(store.database().each(
        kFailures, {run, parserName(settings.params.profile == JudgeProfile::Structured)}, [&](const SqlRow& row) {
            JudgeFailure failure;
            failure.attempt = row.integer(0);
            failure.replicate = int(row.integer(2));
            failure.mayAskAgain = row.text(3) == "failed" && !isHistorical(settings.endpoint);
            failure.failure = row.text(4);
            failure.details = detailsOf(row);
            failure.body = row.text(9);
            failure.content = contentOf(failure.body);
            failure.attempts = int(row.integer(10));
            if (const auto unit = unitOf.find(row.integer(1)); unit != unitOf.end())
                failure.unit = *unit->second;
            if (const auto read = byHand.find(failure.attempt); read != byHand.end())
                failure.byHand = read->second;
            failures.push_back(std::move(failure));
        }));
    std::ranges::stable_sort(failures, {}, &JudgeFailure::failure);
    return failures;
}

Status overrideScore(JudgeStore& store, std::int64_t attempt, double value, const std::string& who,
                     const std::string& note)
{
    const auto blank = [](const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; };
    if (!(value >= 0 && value <= 10))
        return usage("a score is 0 to 10");
    if (blank(who))
        return usage("a score that is read by hand needs the name of who read it");
    if (blank(note))
        return usage("a score that is read by hand needs a note that says why");
    PALIMPSEST_TRY(const auto known,
                   store.database().integer("SELECT attempt_id FROM jdg_attempt WHERE attempt_id=?", {attempt}));
    if (!known)
        return badInput("there is no call " + std::to_string(attempt));
    return store.database().run("INSERT INTO jdg_override VALUES(?,?,?,?,?)", {attempt, value, who, utcNow(), note});
}

} // namespace palimpsest
