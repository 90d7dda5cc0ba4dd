#include "engine/judge/historical_import.h"

#include "engine/base/sha256.h"
#include "engine/judge/historical_candidates.h"
#include "engine/judge/reference_parser.h"

#include <nlohmann/json.hpp>

#include <map>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

ReplyOutcome outcomeOf(const LoggedReply& reply)
{
    if (reply.score)
        return ReplyOutcome::Answer;
    if (reply.finishReason == "length")
        return ReplyOutcome::Truncated;
    if (reply.finishReason == "content_filter")
        return ReplyOutcome::Filtered;
    const bool blank = reply.text.find_first_not_of(" \t\r\n") == std::string::npos;
    return blank ? ReplyOutcome::Empty : ReplyOutcome::Answer;
}

/// A logged reply in the shape of a server's answer, so that it can be shown and read anew like any other.
std::string bodyOf(const LoggedReply& reply)
{
    using OrderedJson = nlohmann::ordered_json;
    const OrderedJson message{{"role", "assistant"}, {"content", reply.text}};
    const OrderedJson body{
        {"object", "chat.completion.logged"},
        {"choices", OrderedJson::array({OrderedJson{{"finish_reason", reply.finishReason}, {"message", message}}})},
        {"usage", {{"prompt_tokens", reply.promptTokens}, {"completion_tokens", reply.completionTokens}}}};
    return body.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

Result<std::string> uidOf(const HistoricalImport& import)
{
    std::string content = import.judge;
    std::vector<fs::path> paths = import.files.tables;
    paths.insert(paths.end(), import.files.logs.begin(), import.files.logs.end());
    paths.push_back(import.results);
    for (const fs::path& path : paths) {
        PALIMPSEST_TRY(const std::string digest, sha256OfFile(path));
        content += '\n' + digest;
    }
    return "historical-" + sha256(content).substr(0, 16);
}

Endpoint historicalEndpoint(const std::string& judge)
{
    Endpoint endpoint;
    endpoint.name = judge;
    endpoint.baseUrl = kHistoricalAddress;
    endpoint.auth = EndpointAuth::None;
    endpoint.keySource = KeySource::None;
    return endpoint;
}

/// One import under way; its calls are in one transaction.
class Importer {
public:
    Importer(Project& project, JudgeStore& store, const HistoricalImport& import, const ResultsFile& results)
        : m_project(project),
          m_store(store),
          m_import(import),
          m_results(results)
    {
    }

    Result<std::int64_t> add(const std::string& uid, const std::vector<HistoricalGrade>& grades)
    {
        PALIMPSEST_TRY(const std::int64_t run, addRun(uid, grades));
        PALIMPSEST_TRY(const std::vector<JudgeTask> tasks, m_store.openTasks(run));
        for (std::size_t i = 0; i < grades.size(); ++i)
            PALIMPSEST_CHECK(addGrade(tasks[i], grades[i]));
        PALIMPSEST_CHECK(m_store.setState(run, "done", "imported; nothing was sent"));
        return run;
    }

private:
    Result<std::int64_t> addRun(const std::string& uid, const std::vector<HistoricalGrade>& grades)
    {
        JudgeRun run;
        run.uid = uid;
        PALIMPSEST_TRY(run.prompt, shippedTemplate("reference-code"));
        run.endpoint = historicalEndpoint(m_import.judge);
        run.model = m_import.judge;
        run.params.profile = JudgeProfile::ReferenceExact;
        std::vector<JudgeTask> tasks;
        std::vector<JudgeUnit> units;
        for (const HistoricalGrade& grade : grades) {
            PALIMPSEST_TRY(const std::int64_t generation, generationOf(grade));
            const ResultsFile::Item& item = m_results.items[grade.sample];
            const JudgeItem texts{item.prefix, item.reference, item.candidates[grade.model]};
            JudgeTask task;
            task.generationId = generation;
            task.position = std::int64_t(tasks.size());
            task.key = sha256(uid + "\n" + std::to_string(grade.sample) + "\n" + m_results.models[grade.model]);
            task.planted = holdsScore(texts.prefix) || holdsScore(texts.reference) || holdsScore(texts.candidate);
            tasks.push_back(std::move(task));
            units.push_back({generation, m_results.models[grade.model], 0, texts});
        }
        return m_store.addRun(run, tasks, units);
    }

    Result<std::int64_t> generationOf(const HistoricalGrade& grade)
    {
        auto model = m_models.find(grade.model);
        if (model == m_models.end()) {
            PALIMPSEST_TRY(HistoricalModel found,
                           historicalModel(m_project, m_import.results, m_results, grade.model, m_import.docIds));
            model = m_models.emplace(grade.model, std::move(found)).first;
        }
        return model->second.generations[grade.sample];
    }

    Status addGrade(const JudgeTask& task, const HistoricalGrade& grade)
    {
        for (std::size_t i = 0; i < grade.replies.size(); ++i)
            PALIMPSEST_CHECK(addReply(task, grade.replies[i].logged, i));
        if (!grade.replies.empty())
            return {};
        return grade.score ? addBareScore(task, *grade.score) : addLost(task);
    }

    Status addReply(const JudgeTask& task, const LoggedReply& reply, std::size_t number)
    {
        AttemptEnd end;
        PALIMPSEST_TRY(end.attemptId, m_store.beginAttempt(task, sha256(task.key + "\n" + std::to_string(number))));
        end.taskId = task.id;
        end.reply.outcome = outcomeOf(reply);
        end.reply.http = 200;
        end.reply.content = reply.text;
        end.reply.model = m_import.judge;
        end.reply.finishReason = reply.finishReason;
        end.reply.usage.prompt = reply.promptTokens;
        end.reply.usage.completion = reply.completionTokens;
        end.body = bodyOf(reply);
        end.taskState = end.reply.outcome == ReplyOutcome::Answer ? "done" : "failed";
        PALIMPSEST_CHECK(m_store.endAttempt(end));
        return m_project.database().run("UPDATE jdg_attempt SET sent_at=?1,ended_at=?1 WHERE attempt_id=?2",
                                        {reply.at, end.attemptId});
    }

    /// A score that only the table has: an answer without a body.
    Status addBareScore(const JudgeTask& task, long long score)
    {
        PALIMPSEST_TRY(const std::int64_t attempt, m_store.beginAttempt(task, task.key));
        const bool inRange = score >= 0 && score <= 10;
        PALIMPSEST_CHECK(m_project.database().run(
            "UPDATE jdg_attempt SET ended_at=sent_at,outcome='answer',model_returned=? WHERE attempt_id=?",
            {m_import.judge, attempt}));
        PALIMPSEST_CHECK(m_project.database().run(
            "INSERT INTO jdg_score VALUES(?,?,?,?,?)",
            {attempt, parserName(false), nameOf(inRange ? ScoreOutcome::Strict : ScoreOutcome::OutOfRange),
             inRange ? SqlValue(double(score)) : SqlValue(nullptr), std::to_string(score)}));
        return m_store.takeAnswer(task.id, attempt);
    }

    Status addLost(const JudgeTask& task)
    {
        AttemptEnd end;
        PALIMPSEST_TRY(end.attemptId, m_store.beginAttempt(task, task.key));
        end.taskId = task.id;
        end.reply.outcome = ReplyOutcome::Lost;
        end.taskState = "failed";
        return m_store.endAttempt(end);
    }

    Project& m_project;
    JudgeStore& m_store;
    const HistoricalImport& m_import;
    const ResultsFile& m_results;
    std::map<std::size_t, HistoricalModel> m_models; ///< by index in results.json
};

void addDeadly(const HistoricalImport& import, const ResultsFile& results, const HistoricalGrade& grade,
               HistoricalReport& report)
{
    for (const HistoricalGrade::Reply& reply : grade.replies) {
        const LoggedReply& logged = reply.logged;
        const std::string read = parseAsReference(logged.text);
        const bool dies = read == "IndexError" || read == "ValueError";
        const std::string place = import.files.logs[reply.log].string() + " line " + std::to_string(logged.line);
        if (logged.score && read != std::to_string(*logged.score))
            report.warnings.push_back(place + ": the log says score " + std::to_string(*logged.score)
                                      + ", the reference's parser makes " + read + " of the reply");
        if (!dies)
            continue;
        const ReplyOutcome outcome = outcomeOf(logged);
        const ParsedScore ours = parseScore(logged.text);
        const bool answer = outcome == ReplyOutcome::Answer;
        report.deadly.push_back({import.files.logs[reply.log].string(), logged.line, grade.sample + 1,
                                 results.models[grade.model], read,
                                 std::string(answer ? nameOf(ours.outcome) : nameOf(outcome)),
                                 answer ? ours.value : std::nullopt, logged.text});
    }
}

/// What the reference's program had, and ours of the same candidates.
Status addModels(JudgeStore& store, const ResultsFile& results, const std::vector<HistoricalGrade>& grades,
                 HistoricalReport& report)
{
    PALIMPSEST_TRY(const std::vector<GradedTask> tasks, gradedTasks(store, report.run));
    PALIMPSEST_TRY(const auto generations, store.generationsByPosition(report.run));
    std::map<std::int64_t, std::size_t> modelOf; ///< of a generation
    for (std::size_t i = 0; i < grades.size(); ++i)
        modelOf[generations[i]] = grades[i].model;
    for (std::size_t model = 0; model < results.models.size(); ++model) {
        std::vector<GradedTask> its;
        for (const GradedTask& task : tasks)
            if (modelOf[task.generationId] == model)
                its.push_back(task);
        if (its.empty())
            continue;
        HistoricalReport::OfModel entry;
        entry.policy = results.models[model];
        entry.ours = scoresByModel(its).front();
        double sum = 0;
        for (const HistoricalGrade& grade : grades)
            if (grade.model == model && grade.score) {
                sum += double(*grade.score);
                ++entry.referenceScored;
            }
        if (entry.referenceScored > 0)
            entry.referenceMean = sum / double(entry.referenceScored);
        report.models.push_back(std::move(entry));
    }
    return {};
}

} // namespace

Result<HistoricalReport> importHistorical(Project& project, const HistoricalImport& import)
{
    PALIMPSEST_TRY(const ResultsFile results, readResultsFile(import.results));
    if (!import.docIds.empty() && import.docIds.size() != results.items.size())
        return badInput(import.results.string() + " has " + std::to_string(results.items.size())
                        + " samples, the experiment's list " + std::to_string(import.docIds.size()));
    PALIMPSEST_TRY(const std::vector<HistoricalGrade> grades, readHistoricalGrades(import.files, results));
    PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(project.database()));
    HistoricalReport report;
    report.judge = import.judge;
    report.samples = results.items.size();
    PALIMPSEST_TRY(report.uid, uidOf(import));
    PALIMPSEST_TRY(const auto known,
                   project.database().integer("SELECT run_id FROM jdg_run WHERE uid=?", {report.uid}));
    report.added = !known;
    report.run = known.value_or(0);
    if (report.added)
        PALIMPSEST_CHECK(project.database().transaction([&]() -> Status {
            PALIMPSEST_TRY(report.run, Importer(project, store, import, results).add(report.uid, grades));
            return {};
        }));
    for (const HistoricalGrade& grade : grades)
        addDeadly(import, results, grade, report);
    PALIMPSEST_CHECK(addModels(store, results, grades, report));
    return report;
}

} // namespace palimpsest
