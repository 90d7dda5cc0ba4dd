#pragma once

#include "engine/judge/judge_reply.h"
#include "engine/judge/judge_request.h"
#include "engine/judge/price.h"
#include "engine/judge/score_parser.h"
#include "engine/store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// A run's frozen settings (J8).
struct JudgeRun {
    std::int64_t id = 0;
    std::string uid;
    JudgeTemplate prompt;
    Endpoint endpoint;
    std::string model;
    JudgeParams params;
    int replicates = 1;
    std::int64_t orderSeed = 1;
    std::optional<double> budget;
    std::optional<Price> price;
    std::string state = "draft";
    std::string stopReason;
    std::string confirmedAt; ///< when the first session without a limit began; empty: a draft, or probed only
};

/// What is graded: a generation of the project with its texts.
struct JudgeUnit {
    std::int64_t generationId = 0;
    std::string model; ///< whose candidate it is: "<run name> epoch <k>"
    std::int64_t docId = 0;
    JudgeItem item;
};

struct JudgeTask {
    std::int64_t id = 0;
    std::int64_t generationId = 0;
    int replicate = 1;
    std::int64_t position = 0;
    std::string key; ///< request_key
    bool textAltered = false;
    bool planted = false;
    std::string state = "pending";
    int attempts = 0;
};

/// How an attempt ended: jdg_attempt's row, the score of an answer, and what becomes of the task.
struct AttemptEnd {
    std::int64_t attemptId = 0;
    std::int64_t taskId = 0;
    JudgeReply reply;
    int curlCode = 0;
    std::optional<std::int64_t> retryAfterMs;
    std::string body; ///< redacted
    std::optional<double> cost;
    bool structured = false;
    std::string taskState; ///< pending, wait, done, failed
    bool counts = true;    ///< against the task's attempts
};

struct Spending {
    double known = 0;         ///< Σ cost of what was billed
    std::int64_t unknown = 0; ///< calls that may have been billed
    std::int64_t inputTokens = 0;
    std::int64_t outputTokens = 0;
};

struct TaskCounts {
    std::int64_t total = 0;
    std::int64_t done = 0;
    std::int64_t failed = 0;
};

/// The judge's tables in a project's database. One thread; every call is one transaction, or joins the caller's.
class JudgeStore {
public:
    /// Brings the schema in. `database` must outlive the store.
    static Result<JudgeStore> open(Database& database);

    Result<std::int64_t> saveEndpoint(const Endpoint& endpoint); ///< new, or in the place of the one of its name
    /// The same, giving the endpoint of that id its new name first; id 0 is a new one. Fails where another one has that
    /// name.
    Result<std::int64_t> saveRenamed(const Endpoint& endpoint);
    /// Fails where a judge run used it.
    Status removeEndpoint(std::int64_t id);
    Result<std::vector<Endpoint>> endpoints(); ///< servers only: not those that stand for imported files
    Result<std::int64_t> saveTemplate(const JudgeTemplate& prompt);
    Result<std::int64_t> addPrice(const Price& price);

    /// Stores a run with its tasks; those whose answer is known already are done from the start.
    Result<std::int64_t> addRun(const JudgeRun& run, const std::vector<JudgeTask>& tasks,
                                const std::vector<JudgeUnit>& units);
    Result<JudgeRun> run(std::int64_t id);
    /// By number or uid, or, empty, the newest. Fails where there is none.
    Result<std::int64_t> findRun(const std::string& name);
    Result<std::vector<std::int64_t>> runs();
    Status setState(std::int64_t run, const std::string& state, const std::string& reason);
    Status confirm(std::int64_t run); ///< the first time counts

    /// What an earlier process left under way is lost (billed: unknown); its tasks are pending again. Returns how many.
    Result<std::int64_t> recover();
    Result<std::vector<JudgeTask>> openTasks(std::int64_t run); ///< pending, sent and wait, by position
    Result<TaskCounts> counts(std::int64_t run);
    Result<Spending> spending(std::int64_t run);
    Result<std::int64_t> attempts(std::int64_t run); ///< how many calls were begun
    Result<std::vector<JudgeUnit>> units(std::int64_t run);
    Result<std::vector<std::int64_t>> generationsByPosition(std::int64_t run); ///< of replicate 1 and all others
    /// The candidates of a run of the project at an epoch.
    Result<std::vector<JudgeUnit>> unitsOf(std::int64_t projectRun, std::int64_t epoch);

    /// Before the request leaves: the attempt's row. Returns its id.
    Result<std::int64_t> beginAttempt(const JudgeTask& task, const std::string& key);
    Status endAttempt(const AttemptEnd& end);
    /// The attempt that answered a request, whichever run asked.
    Result<std::optional<std::int64_t>> answerOf(const std::string& key);
    Status takeAnswer(std::int64_t task, std::int64_t attempt);

    /// Parses every stored answer of a run anew; sends nothing. Returns how many.
    Result<std::int64_t> rescore(std::int64_t run);
    /// Failed tasks again, for a retry. An error where the run was imported: there is no server to ask.
    Status setFailedTo(std::int64_t run, const std::string& state);
    /// The same for some of them, told by their attempts (GradedTask::attempt).
    Status setFailedTo(std::int64_t run, const std::string& state, const std::vector<std::int64_t>& attempts);

    /// An error where the run was imported: nothing of it can be sent.
    Status refuseImported(std::int64_t run);

    Database& database() { return *m_database; }

private:
    explicit JudgeStore(Database& database) : m_database(&database) {}
    Status insertScore(std::int64_t attempt, const std::string& content, bool structured);

    Database* m_database;
};

/// The score of an answer's content. `structured`: the content is the object of the profile Structured; where it is
/// not, it is read as text.
ParsedScore parseContent(const std::string& content, bool structured);
std::string_view parserName(bool structured);

} // namespace palimpsest
