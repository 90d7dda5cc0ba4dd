#include "engine/judge/judge_session.h"

#include "engine/judge/judge_flights.h"
#include "engine/judge/judge_lock.h"
#include "engine/judge/judge_plan.h"
#include "engine/judge/judge_store.h"
#include "engine/judge/redactor.h"
#include "engine/judge/retry_policy.h"
#include "engine/judge/send_gate.h"
#include "engine/stats/seeded_random.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <unordered_map>

namespace palimpsest {

namespace {

using Time = JudgeClock::Time;
using Action = Verdict::Action;
constexpr int kFailuresInARow = 5;
constexpr int kFirstTasks = 3;
constexpr std::chrono::milliseconds kHealthEvery{2000};
constexpr std::chrono::milliseconds kHealthLongest{120'000};
constexpr std::chrono::milliseconds kReportEvery{100};

/// A task on its way through the session.
struct Work {
    JudgeTask task;
    TaskHistory history;
    std::optional<Time> firstSent;
    bool asksMore = false;
};

} // namespace

class JudgeSession::Impl {
public:
    Impl(std::filesystem::path folder, std::int64_t runId, std::shared_ptr<const Secret> key, Options options)
        : m_folder(std::move(folder)),
          m_runId(runId),
          m_key(std::move(key)),
          m_options(std::move(options)),
          m_redactor(m_key),
          m_clock(m_options.clock != nullptr ? *m_options.clock : m_realClock),
          m_random(std::uint64_t(std::chrono::steady_clock::now().time_since_epoch().count()))
    {
    }

    Result<JudgeProgress> run()
    {
        PALIMPSEST_TRY(const JudgeLock lock, JudgeLock::take(m_folder));
        PALIMPSEST_TRY(Database database, Database::open(m_folder / "project.sqlite", {}));
        PALIMPSEST_TRY(JudgeStore store, JudgeStore::open(database));
        m_store = &store;
        PALIMPSEST_CHECK(load());
        m_flights = std::make_unique<JudgeFlights>(m_run.endpoint, m_key);
        const Status ended = loop();
        m_flights.reset();
        if (!ended) {
            (void)store.setState(m_runId, "stopped", ended.error().text());
            return ended.error();
        }
        finish();
        PALIMPSEST_CHECK(store.setState(m_runId, m_progress.state, m_progress.reason));
        report(true);
        return m_progress;
    }

    JudgeOrders& orders() { return m_orders; }

private:
    Status load()
    {
        PALIMPSEST_TRY(m_run, m_store->run(m_runId));
        PALIMPSEST_TRY(const std::int64_t lost, m_store->recover());
        PALIMPSEST_TRY(const std::vector<JudgeUnit> units, m_store->units(m_runId));
        PALIMPSEST_TRY(const TaskCounts counts, m_store->counts(m_runId));
        PALIMPSEST_TRY(const Spending spending, m_store->spending(m_runId));
        PALIMPSEST_TRY(std::vector<JudgeTask> tasks, m_store->openTasks(m_runId));
        if (lost > 0)
            m_progress.lastProblem =
                std::to_string(lost) + " calls of an earlier session are lost; they are asked anew";
        for (const JudgeUnit& unit : units)
            m_items[unit.generationId] = unit.item;
        for (JudgeTask& task : tasks) {
            m_ready.push_back(m_work.size());
            m_work.push_back({std::move(task), {0, 0, Milliseconds(0)}, {}, false});
        }
        m_gate.emplace(m_run.endpoint.maxConcurrency, m_run.endpoint.requestsPerMinute, m_run.endpoint.tokensPerMinute);
        m_progress.runId = m_runId;
        m_progress.total = counts.total;
        m_progress.done = counts.done;
        m_progress.failed = counts.failed;
        m_progress.spent = spending.known;
        m_progress.unknownCalls = spending.unknown;
        m_progress.budget = m_run.budget;
        m_progress.currency = m_run.price ? m_run.price->currency : "";
        m_started = m_clock.now();
        m_progress.state = "running";
        return m_store->setState(m_runId, "running", "");
    }

    Status loop()
    {
        while (true) {
            PALIMPSEST_CHECK(finishLanded());
            wakeWaiting();
            m_deadline = m_waiting.empty() ? Time::max() : m_waiting.begin()->first;
            if (mayend())
                return {};
            pollHealth();
            if (mayWork())
                PALIMPSEST_CHECK(sendReady());
            report(false);
            if (mayend())
                return {};
            waitForNews();
        }
    }

    bool stopping() const { return m_stopping || m_orders.stopped(); }
    bool limitReached() const { return m_options.limit > 0 && m_progress.sent >= m_options.limit; }
    bool mayWork() const { return !stopping() && !m_orders.paused() && !m_health && !limitReached(); }
    bool mayend() const
    {
        const bool nothingLeft = m_ready.empty() && m_waiting.empty() && m_sharing.empty();
        return m_flying.empty() && m_flights->inFlight() == 0 && (stopping() || nothingLeft || limitReached());
    }

    void wakeWaiting()
    {
        while (!m_waiting.empty() && m_waiting.begin()->first <= m_clock.now()) {
            insertReady(m_waiting.begin()->second);
            m_waiting.erase(m_waiting.begin());
        }
    }

    /// In the order of positions, so that models stay balanced (J7).
    void insertReady(std::size_t index)
    {
        m_ready.insert(std::ranges::lower_bound(m_ready, m_work[index].task.position, {},
                                                [&](std::size_t other) { return m_work[other].task.position; }),
                       index);
    }

    double worstOf(const JudgeRequest& request) const
    {
        return m_run.price ? worstCost(request.body.size(), mostTokens(m_run.params), *m_run.price) : 0;
    }

    /// Whether a call that may cost `worst` stays inside the budget, whatever those under way will cost (J6).
    bool affordable(double worst) const
    {
        if (!m_run.budget || !m_run.price)
            return true;
        return m_progress.spent + unknownAtMost() + m_flyingWorst + worst <= *m_run.budget;
    }

    double unknownAtMost() const { return double(m_progress.unknownCalls) * m_worstCall; }

    Status sendReady()
    {
        struct Departure {
            std::size_t index;
            JudgeRequest request;
            double worst;
        };
        std::vector<Departure> departures;
        while (!m_ready.empty() && !limitReached() && !m_stopping) {
            const std::size_t index = m_ready.front();
            PALIMPSEST_TRY(JudgeRequest request, requestFor(m_work[index]));
            if (m_keysFlying.count(request.key) > 0) {
                m_sharing.emplace(request.key, index);
                m_ready.pop_front();
                continue;
            }
            PALIMPSEST_TRY(const bool known, takeKnownAnswer(m_work[index], request.key));
            if (known) {
                m_ready.pop_front();
                continue;
            }
            const auto tokens = estimatedTokens(request.body.size());
            if (const auto time = m_gate->notBefore(m_clock.now(), tokens)) {
                m_deadline = std::min(m_deadline, *time);
                break;
            }
            const double worst = worstOf(request);
            if (!affordable(worst)) {
                if (m_flying.empty() && departures.empty())
                    end("stopped", "the next call might go beyond the budget of " + std::to_string(*m_run.budget));
                break;
            }
            m_gate->sent(m_clock.now(), tokens);
            m_keysFlying.insert(request.key);
            m_flyingWorst += worst;
            m_worstCall = std::max(m_worstCall, worst);
            ++m_progress.sent;
            m_ready.pop_front();
            departures.push_back({index, std::move(request), worst});
        }
        if (departures.empty())
            return {};
        // The rows are on the disk before the requests leave (group commit).
        std::vector<std::int64_t> attempts;
        PALIMPSEST_CHECK(m_store->database().transaction([&]() -> Status {
            for (const Departure& departure : departures) {
                PALIMPSEST_TRY(const std::int64_t id,
                               m_store->beginAttempt(m_work[departure.index].task, departure.request.key));
                attempts.push_back(id);
            }
            return {};
        }));
        for (std::size_t i = 0; i < departures.size(); ++i)
            depart(departures[i].index, attempts[i], std::move(departures[i].request), departures[i].worst);
        return {};
    }

    void depart(std::size_t index, std::int64_t attempt, JudgeRequest request, double worst)
    {
        Work& work = m_work[index];
        if (!work.firstSent)
            work.firstSent = m_clock.now();
        ++work.history.attempts;
        m_flying.emplace(attempt, Flying{index, request.key, worst});
        m_flights->send(attempt, std::move(request.body));
    }

    Result<JudgeRequest> requestFor(const Work& work)
    {
        const auto item = m_items.find(work.task.generationId);
        if (item == m_items.end())
            return badInput("generation " + std::to_string(work.task.generationId) + " is no longer in the project");
        JudgeRequest request = makeJudgeRequest(m_run.endpoint, m_run.model, m_run.prompt, m_run.params, item->second,
                                                work.task.replicate);
        if (request.key != work.task.key)
            return badInput("the texts of generation " + std::to_string(work.task.generationId)
                            + " are not those the run was confirmed with; start a new run");
        return work.asksMore ? makeJudgeRequest(m_run.endpoint, m_run.model, m_run.prompt, m_run.params, item->second,
                                                work.task.replicate, 4)
                             : request;
    }

    Result<bool> takeKnownAnswer(const Work& work, const std::string& key)
    {
        PALIMPSEST_TRY(const auto known, m_store->answerOf(key));
        if (!known)
            return false;
        PALIMPSEST_CHECK(m_store->takeAnswer(work.task.id, *known));
        ++m_progress.done;
        return true;
    }

    Status finishLanded()
    {
        const std::vector<Landed> landed = m_flights->takeLanded();
        if (landed.empty())
            return {};
        return m_store->database().transaction([&]() -> Status {
            for (const Landed& call : landed)
                PALIMPSEST_CHECK(finishOne(call));
            return {};
        });
    }

    Status finishOne(const Landed& call)
    {
        const auto flying = m_flying.extract(call.attempt);
        const Flying& flight = flying.mapped();
        Work& work = m_work[flight.index];
        m_gate->ended();
        m_flyingWorst = std::max(0.0, m_flyingWorst - flight.worst);
        m_keysFlying.erase(flight.key);

        AttemptEnd end;
        end.reply = readJudgeReply(call.response);
        const bool unsure = call.response.end == TransferEnd::TimedOut || call.response.end == TransferEnd::Broken;
        work.history.unsure += unsure ? 1 : 0;
        work.history.elapsed = std::chrono::duration_cast<Milliseconds>(m_clock.now() - *work.firstSent);
        const Verdict verdict = judgeVerdict(end.reply, call.response, work.history, m_clock.wallTime(), drawShare(),
                                             m_run.params.retryTruncated && !work.asksMore);
        end.attemptId = call.attempt;
        end.taskId = work.task.id;
        end.curlCode = call.response.curlCode;
        if (const auto wait = requestedWait(call.response, m_clock.wallTime(), call.response.status == 429))
            end.retryAfterMs = wait->count();
        end.body = m_redactor.redact(call.response.body);
        end.reply.errorMessage = m_redactor.redact(end.reply.errorMessage);
        end.cost =
            m_run.price && end.reply.billed == Billed::Yes ? costOf(end.reply.usage, *m_run.price) : std::nullopt;
        end.structured = m_run.params.profile == JudgeProfile::Structured;
        end.taskState = verdict.action == Action::Done     ? "done"
                        : verdict.action == Action::Failed ? "failed"
                        : verdict.action == Action::Retry  ? "wait"
                                                           : "pending";
        end.counts = !verdict.pollsHealth;
        PALIMPSEST_CHECK(m_store->endAttempt(end));
        account(end);
        follow(verdict, end.reply, flight.index);
        releaseSharing(flight.key);
        return {};
    }

    double drawShare() { return double(m_random.below(1'000'001)) / 1'000'000; }

    void account(const AttemptEnd& end)
    {
        if (end.reply.billed == Billed::Yes && end.cost)
            m_progress.spent += *end.cost;
        else if (end.reply.billed != Billed::No)
            ++m_progress.unknownCalls;
        m_tokens += end.reply.usage.prompt.value_or(0) + end.reply.usage.completion.value_or(0);
    }

    void follow(const Verdict& verdict, const JudgeReply& reply, std::size_t index)
    {
        Work& work = m_work[index];
        const Time until = m_clock.now() + verdict.wait;
        if (verdict.action != Action::Done)
            m_progress.lastProblem = m_redactor.redact(inWords(reply));
        if (verdict.pausesEndpoint && !verdict.pollsHealth)
            m_gate->limited(until);
        switch (verdict.action) {
        case Action::Done:
            ++m_progress.done;
            m_gate->answered();
            m_failuresInARow = 0;
            break;
        case Action::Failed:
            ++m_progress.failed;
            countFailure(reply);
            break;
        case Action::Retry:
            if (verdict.pollsHealth) {
                --work.history.attempts;
                if (!m_health)
                    m_health = Health{m_clock.now(), m_clock.now(), false};
            }
            m_waiting.emplace(until, index);
            break;
        case Action::AskMore:
            work.asksMore = true;
            insertReady(index);
            break;
        case Action::PauseRun:
            insertReady(index);
            m_gate->pauseUntil(until);
            if (verdict.wait.count() == 0)
                end("paused", verdict.reason);
            break;
        case Action::StopRun:
            insertReady(index);
            end("stopped", m_redactor.redact(verdict.reason));
            break;
        }
        if (verdict.action == Action::Done || verdict.action == Action::Failed)
            ++m_finals;
    }

    void countFailure(const JudgeReply& reply)
    {
        const std::string kind = failureClass(reply);
        m_failuresInARow = kind == m_lastFailure ? m_failuresInARow + 1 : 1;
        m_lastFailure = kind;
        if (reply.http == 400 && m_finals + 1 == kFirstTasks && m_failuresInARow == kFirstTasks)
            end("stopped", "the first three requests were all refused: " + m_progress.lastProblem);
        else if (m_failuresInARow >= kFailuresInARow)
            end("stopped", "five requests in a row failed the same way: " + m_progress.lastProblem);
    }

    /// Tasks that waited for the same request: its answer is theirs, or they ask for themselves.
    void releaseSharing(const std::string& key)
    {
        const auto [first, last] = m_sharing.equal_range(key);
        for (auto waiting = first; waiting != last; ++waiting)
            insertReady(waiting->second);
        m_sharing.erase(first, last);
    }

    void end(const std::string& state, const std::string& reason)
    {
        if (m_stopping)
            return;
        m_stopping = true;
        m_progress.state = state;
        m_progress.reason = reason;
    }

    void pollHealth()
    {
        if (!m_health)
            return;
        if (const auto healthy = m_flights->takeHealth()) {
            m_health->asked = false;
            m_health->next = m_clock.now() + kHealthEvery;
            if (*healthy) {
                m_health.reset();
                return;
            }
        }
        if (m_clock.now() - m_health->since > kHealthLongest || stopping()) {
            if (!m_health->asked) {
                m_health.reset();
                end("stopped", "the server did not finish loading its model within two minutes");
            }
            return;
        }
        if (!m_health->asked && m_clock.now() >= m_health->next) {
            m_health->asked = true;
            m_flights->askHealth();
        }
        m_deadline = std::min(m_deadline, m_health->next);
    }

    void waitForNews()
    {
        const bool idle = m_flights->inFlight() == 0 && m_deadline != Time::max();
        if (m_clock.skipsWaits() && idle && !m_orders.paused()) {
            m_clock.skipTo(m_deadline);
            return;
        }
        const auto longest = m_clock.now() + std::chrono::milliseconds(500);
        m_flights->waitForNews(std::min(m_deadline, longest) - m_clock.skipped());
    }

    void finish()
    {
        if (m_progress.state != "running")
            return;
        if (m_ready.empty() && m_waiting.empty()) {
            m_progress.state = "done";
            return;
        }
        m_progress.state = m_orders.stopped() ? "stopped" : "paused";
        m_progress.reason = m_orders.stopped() ? "stopped by the user" : "the probe's calls are done";
    }

    void report(bool last)
    {
        const Time now = m_clock.now();
        if (!m_options.onProgress || (!last && now - m_reported < kReportEvery))
            return;
        m_reported = now;
        JudgeProgress progress = m_progress;
        progress.inFlight = m_gate->inFlight();
        progress.concurrency = m_gate->concurrency();
        if (m_run.price)
            progress.unknownAtMost = unknownAtMost();
        if (const auto until = m_gate->pausedUntil(now))
            progress.pausedFor = std::chrono::duration_cast<Milliseconds>(*until - now);
        if (m_orders.paused() && progress.state == "running")
            progress.state = "paused";
        const double minutes = std::chrono::duration<double>(now - m_started).count() / 60;
        progress.tokensPerMinute = minutes > 0 ? double(m_tokens) / minutes : 0;
        m_options.onProgress(progress);
    }

    struct Flying {
        std::size_t index;
        std::string key;
        double worst;
    };
    struct Health {
        Time since;
        Time next;
        bool asked;
    };

    // Constant after construction.
    const std::filesystem::path m_folder;
    const std::int64_t m_runId;
    const std::shared_ptr<const Secret> m_key;
    const Options m_options;
    const Redactor m_redactor;
    JudgeClock m_realClock;
    JudgeClock& m_clock;

    JudgeOrders m_orders; ///< any thread

    // run()'s thread only.
    JudgeStore* m_store = nullptr;
    JudgeRun m_run;
    std::unordered_map<std::int64_t, JudgeItem> m_items;
    std::unique_ptr<JudgeFlights> m_flights;
    std::optional<SendGate> m_gate;
    std::vector<Work> m_work;
    std::deque<std::size_t> m_ready; ///< by position
    std::multimap<Time, std::size_t> m_waiting;
    std::multimap<std::string, std::size_t> m_sharing;
    std::map<std::int64_t, Flying> m_flying; ///< by attempt
    std::set<std::string> m_keysFlying;
    std::optional<Health> m_health;
    Time m_deadline = Time::max();
    Time m_started;
    Time m_reported{};
    SeededRandom m_random;
    JudgeProgress m_progress;
    double m_flyingWorst = 0;
    double m_worstCall = 0;
    std::int64_t m_tokens = 0;
    int m_finals = 0;
    int m_failuresInARow = 0;
    std::string m_lastFailure;
    bool m_stopping = false;
};

JudgeSession::JudgeSession(std::filesystem::path projectFolder, std::int64_t runId, std::shared_ptr<const Secret> key,
                           Options options)
    : m_impl(std::make_unique<Impl>(std::move(projectFolder), runId, std::move(key), std::move(options)))
{
}

JudgeSession::~JudgeSession() = default;

Result<JudgeProgress> JudgeSession::run() { return m_impl->run(); }
void JudgeSession::pause() { m_impl->orders().pause(); }
void JudgeSession::resume() { m_impl->orders().resume(); }
void JudgeSession::stop() { m_impl->orders().stop(); }

} // namespace palimpsest
