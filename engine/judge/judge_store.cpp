#include "engine/judge/judge_store.h"

#include "engine/base/sha256.h"
#include "engine/judge/judge_schema.h"
#include "engine/judge/reference_parser.h"
#include "engine/project/project.h"

#include <nlohmann/json.hpp>

namespace palimpsest {

namespace {

SqlValue orNull(const std::string& text) { return text.empty() ? SqlValue(nullptr) : SqlValue(text); }

std::string unitDigest(const JudgeItem& item)
{
    return sha256(item.prefix + '\0' + item.reference + '\0' + item.candidate);
}

} // namespace

std::string_view parserName(bool structured) { return structured ? "structured/1" : kScoreParser; }

ParsedScore parseContent(const std::string& content, bool structured)
{
    if (!structured)
        return parseScore(content);
    const nlohmann::json object = nlohmann::json::parse(content, nullptr, false);
    if (!object.is_object() || !object.contains("score") || !object["score"].is_number())
        return parseScore(content);
    const double value = object["score"].get<double>();
    if (value < 0 || value > 10)
        return {ScoreOutcome::OutOfRange, std::nullopt};
    return {object["score"].is_number_integer() ? ScoreOutcome::Strict : ScoreOutcome::StrictNonint, value};
}

Result<JudgeStore> JudgeStore::open(Database& database)
{
    PALIMPSEST_CHECK(database.migrate(judgeSchema()).in("opening the judge's tables"));
    return JudgeStore(database);
}

Result<std::int64_t> JudgeStore::addRun(const JudgeRun& run, const std::vector<JudgeTask>& tasks,
                                        const std::vector<JudgeUnit>& units)
{
    std::int64_t id = 0;
    const Status status = m_database->transaction([&]() -> Status {
        PALIMPSEST_TRY(const std::int64_t endpoint, saveEndpoint(run.endpoint));
        PALIMPSEST_TRY(const std::int64_t prompt, saveTemplate(run.prompt));
        SqlValue price = nullptr;
        if (run.price) {
            PALIMPSEST_TRY(const std::int64_t priceId, addPrice(*run.price));
            price = priceId;
        }
        PALIMPSEST_TRY(id,
                       m_database->insert(
                           "INSERT INTO jdg_run(uid,template_id,endpoint_id,endpoint_snapshot_json,model,params_json,"
                           "replicates,order_seed,budget,price_id,state) VALUES(?,?,?,?,?,?,?,?,?,?,?)",
                           {run.uid, prompt, endpoint, toJson(run.endpoint), run.model, toJson(run.params),
                            run.replicates, run.orderSeed, run.budget, price, run.state}));
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            const JudgeTask& task = tasks[i];
            PALIMPSEST_TRY(const auto known, answerOf(task.key));
            PALIMPSEST_CHECK(m_database->run(
                "INSERT INTO "
                "jdg_task(run_id,unit_sha256,generation_id,replicate,position,request_key,text_altered,planted,"
                "state,answer_attempt) VALUES(?,?,?,?,?,?,?,?,?,?)",
                {id, unitDigest(units[i].item), task.generationId, task.replicate, task.position, task.key,
                 int(task.textAltered), int(task.planted), known ? "done" : "pending", known}));
        }
        return {};
    });
    if (!status)
        return status.error();
    return id;
}

Result<std::int64_t> JudgeStore::beginAttempt(const JudgeTask& task, const std::string& key)
{
    PALIMPSEST_CHECK(
        m_database->run("UPDATE jdg_task SET state='sent', attempts=attempts+1 WHERE task_id=?", {task.id}));
    return m_database->insert("INSERT INTO jdg_attempt(task_id,request_key,sent_at,billed) VALUES(?,?,?,'unknown')",
                              {task.id, key, utcNow()});
}

Status JudgeStore::endAttempt(const AttemptEnd& end)
{
    const JudgeReply& reply = end.reply;
    // Without tokens or a price the cost is not known, which is not the same as nothing.
    const Billed billed = reply.billed == Billed::Yes && !end.cost ? Billed::Unknown : reply.billed;
    PALIMPSEST_CHECK(m_database->run(
        "UPDATE jdg_attempt SET ended_at=?,curl_code=?,http=?,outcome=?,err_type=?,err_code=?,retry_after_ms=?,"
        "server_request_id=?,model_returned=?,fingerprint=?,finish_reason=?,body=?,prompt_tokens=?,cached_tokens=?,"
        "completion_tokens=?,reasoning_tokens=?,cost=?,billed=? WHERE attempt_id=?",
        {utcNow(), end.curlCode, reply.http, nameOf(reply.outcome), orNull(reply.errorType), orNull(reply.errorCode),
         end.retryAfterMs, orNull(reply.serverRequestId), orNull(reply.model), orNull(reply.fingerprint),
         orNull(reply.finishReason), orNull(end.body), reply.usage.prompt, reply.usage.cached, reply.usage.completion,
         reply.usage.reasoning, end.cost, nameOf(billed), end.attemptId}));
    const bool answered = reply.outcome == ReplyOutcome::Answer;
    PALIMPSEST_CHECK(m_database->run(
        "UPDATE jdg_task SET state=?,answer_attempt=?,attempts=attempts-? WHERE task_id=?",
        {end.taskState, answered ? SqlValue(end.attemptId) : SqlValue(nullptr), end.counts ? 0 : 1, end.taskId}));
    return answered ? insertScore(end.attemptId, reply.content, end.structured) : Status();
}

Status JudgeStore::insertScore(std::int64_t attempt, const std::string& content, bool structured)
{
    const ParsedScore score = parseContent(content, structured);
    return m_database->run(
        "INSERT OR REPLACE INTO jdg_score VALUES(?,?,?,?,?)",
        {attempt, parserName(structured), nameOf(score.outcome), score.value, parseAsReference(content)});
}

Result<std::optional<std::int64_t>> JudgeStore::answerOf(const std::string& key)
{
    return m_database->integer("SELECT attempt_id FROM jdg_attempt WHERE request_key=? AND outcome='answer'", {key});
}

Status JudgeStore::takeAnswer(std::int64_t task, std::int64_t attempt)
{
    return m_database->run("UPDATE jdg_task SET state='done',answer_attempt=? WHERE task_id=?", {attempt, task});
}

Result<std::int64_t> JudgeStore::recover()
{
    std::int64_t lost = 0;
    const Status status = m_database->transaction([&]() -> Status {
        PALIMPSEST_CHECK(m_database->run("UPDATE jdg_attempt SET ended_at=?,outcome='lost',billed='unknown' WHERE "
                                         "ended_at IS NULL",
                                         {utcNow()}));
        lost = m_database->changes();
        return m_database->run("UPDATE jdg_task SET state='pending' WHERE state IN('sent','wait')");
    });
    if (!status)
        return status.error();
    return lost;
}

Result<std::int64_t> JudgeStore::rescore(std::int64_t run)
{
    PALIMPSEST_TRY(const JudgeRun settings, this->run(run));
    const bool structured = settings.params.profile == JudgeProfile::Structured;
    std::vector<std::pair<std::int64_t, std::string>> answers;
    // An answer without a body is a score that was imported without its reply.
    PALIMPSEST_CHECK(m_database->each("SELECT attempt_id,body FROM jdg_attempt WHERE body NOT NULL AND attempt_id IN "
                                      "(SELECT answer_attempt FROM jdg_task WHERE run_id=?)",
                                      {run},
                                      [&](const SqlRow& row) { answers.emplace_back(row.integer(0), row.text(1)); }));
    const Status status = m_database->transaction([&]() -> Status {
        for (const auto& [attempt, body] : answers)
            PALIMPSEST_CHECK(insertScore(attempt, contentOf(body), structured));
        return {};
    });
    if (!status)
        return status.error();
    return std::int64_t(answers.size());
}

Status JudgeStore::refuseImported(std::int64_t run)
{
    PALIMPSEST_TRY(const JudgeRun settings, this->run(run));
    if (isHistorical(settings.endpoint))
        return usage("judge run " + std::to_string(run) + " was imported from files; there is no server to ask again");
    return {};
}

Status JudgeStore::setFailedTo(std::int64_t run, const std::string& state)
{
    PALIMPSEST_CHECK(refuseImported(run));
    return m_database->run("UPDATE jdg_task SET state=?,attempts=0 WHERE run_id=? AND state='failed'", {state, run});
}

Status JudgeStore::setFailedTo(std::int64_t run, const std::string& state, const std::vector<std::int64_t>& attempts)
{
    PALIMPSEST_CHECK(refuseImported(run));
    return m_database->transaction([&]() -> Status {
        for (const std::int64_t attempt : attempts)
            PALIMPSEST_CHECK(m_database->run(
                "UPDATE jdg_task SET state=?,attempts=0 WHERE run_id=? AND state='failed' AND task_id=(SELECT task_id "
                "FROM jdg_attempt WHERE attempt_id=?)",
                {state, run, attempt}));
        return {};
    });
}

} // namespace palimpsest
