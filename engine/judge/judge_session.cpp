#include "engine/judge/judge_session.h"

#include "engine/judge/call_ending.h"
#include "engine/judge/commit_pace.h"
#include "engine/judge/health_watch.h"
#include "engine/judge/judge_flights.h"
#include "engine/judge/judge_lock.h"
#include "engine/judge/judge_queue.h"
#include "engine/judge/judge_store.h"
#include "engine/judge/judge_tally.h"
#include "engine/judge/redactor.h"
#include "engine/judge/send_gate.h"
#include "engine/stats/seeded_random.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

namespace palimpsest {

namespace {

using Time = JudgeClock::Time;
using Action = Verdict::Action;
constexpr std::chrono::milliseconds kReportEvery{100};
/// Open tasks from which on it pays to make the database ready for their commits.
constexpr std::size_t kManyTasks = 500;

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
        PALIMPSEST_TRY(const FileLock lock, lockForJudging(m_folder));
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
        PALIMPSEST_CHECK(store.setState(m_runId, m_tally.progress().state, m_tally.progress().reason));
        report(true);
        return m_tally.shown(m_clock.now());
    }

    JudgeOrders& orders() { return m_orders; }

private:
    struct Flying {
        std::size_t index;
        std::string key;
        double worst;
    };
    struct Departure {
        std::int64_t attempt;
        Flying flying;
        std::string body;
    };

    Status load()
    {
        PALIMPSEST_CHECK(m_store->refuseImported(m_runId));
        PALIMPSEST_TRY(m_run, m_store->run(m_runId));
        PALIMPSEST_TRY(const std::int64_t lost, m_store->recover());
        PALIMPSEST_TRY(const std::vector<JudgeUnit> units, m_store->units(m_runId));
        PALIMPSEST_TRY(const TaskCounts counts, m_store->counts(m_runId));
        PALIMPSEST_TRY(const Spending spending, m_store->spending(m_runId));
        PALIMPSEST_TRY(std::vector<JudgeTask> tasks, m_store->openTasks(m_runId));
        if (tasks.size() >= kManyTasks)
            m_store->database().expectManyCommits();
        m_queue = JudgeQueue(JudgeRequests(m_run, units), std::move(tasks));
        m_gate.emplace(m_run.endpoint.maxConcurrency, m_run.endpoint.requestsPerMinute, m_run.endpoint.tokensPerMinute);
        m_tally = JudgeTally(m_run, counts, spending, m_clock.now());
        if (lost > 0)
            m_tally.progress().lastProblem =
                std::to_string(lost) + " calls of an earlier session are lost; they are asked anew";
        if (m_options.limit > 0)
            return m_store->setState(m_runId, "probing", "");
        PALIMPSEST_CHECK(m_store->confirm(m_runId));
        return m_store->setState(m_runId, "running", "");
    }

    Status loop()
    {
        while (true) {
            // One transaction for what has landed and what leaves: rows are on the disk before their requests go.
            PALIMPSEST_CHECK(m_store->database().transaction([this] { return gather(); }));
            m_pace.committed();
            for (Departure& departure : std::exchange(m_departures, {}))
                depart(std::move(departure));
            report(false);
            if (mayEnd())
                return {};
            waitForNews();
        }
    }

    Status gather()
    {
        m_pace.begin();
        m_moreAtOnce = false;
        std::ranges::move(m_flights->takeLanded(), std::back_inserter(m_landed));
        do {
            PALIMPSEST_CHECK(finishNext());
            m_deadline = m_queue.wake(m_clock.now());
            pollHealth();
            if (mayWork())
                PALIMPSEST_CHECK(beginReady());
        } while (!m_landed.empty() && !m_pace.full());
        m_pace.committing();
        m_moreAtOnce = m_moreAtOnce || !m_landed.empty();
        return {};
    }

    bool stopping() const { return m_tally.ended() || m_orders.stopped(); }
    bool limitReached() const { return m_options.limit > 0 && m_tally.progress().sent >= m_options.limit; }
    bool mayWork() const { return !stopping() && !m_orders.paused() && !m_health.waiting() && !limitReached(); }
    bool mayEnd() const
    {
        return m_flying.empty() && m_flights->inFlight() == 0 && !m_moreAtOnce
               && (stopping() || m_queue.empty() || limitReached());
    }

    /// Begins what may leave now and fits into this commit.
    Status beginReady()
    {
        while (m_queue.hasReady() && !limitReached() && !m_tally.ended()) {
            if (m_gate->inFlight() >= m_gate->concurrency())
                break;
            m_moreAtOnce = !m_departures.empty() && m_pace.full();
            if (m_moreAtOnce)
                break;
            PALIMPSEST_TRY(const JudgeRequest* request, m_queue.nextRequest());
            if (m_keysFlying.count(request->key) > 0) {
                m_queue.shareNext(request->key);
                continue;
            }
            PALIMPSEST_TRY(const bool known, takeKnownAnswer(m_queue.work(m_queue.next()), request->key));
            if (known)
                m_queue.takeNext();
            else if (mayLeave(*request))
                PALIMPSEST_CHECK(beginNext());
            else
                break;
        }
        return {};
    }

    /// Whether rates, pauses and the budget let a call go now.
    bool mayLeave(const JudgeRequest& request)
    {
        if (const auto time = m_gate->notBefore(m_clock.now(), estimatedTokens(request.body.size()))) {
            m_deadline = std::min(m_deadline, *time);
            return false;
        }
        if (m_tally.affordable(m_queue.worstCostOf(request)))
            return true;
        if (m_flying.empty() && m_departures.empty())
            m_tally.end("stopped", "the next call might go beyond the budget of " + std::to_string(*m_run.budget));
        return false;
    }

    Status beginNext()
    {
        const std::size_t index = m_queue.next();
        JudgeRequest request = m_queue.takeNext();
        const double worst = m_queue.worstCostOf(request);
        m_gate->sent(m_clock.now(), estimatedTokens(request.body.size()));
        m_keysFlying.insert(request.key);
        m_tally.sent(worst);
        PALIMPSEST_TRY(const std::int64_t attempt, m_store->beginAttempt(m_queue.work(index).task, request.key));
        m_departures.push_back({attempt, Flying{index, std::move(request.key), worst}, std::move(request.body)});
        return {};
    }

    void depart(Departure departure)
    {
        JudgeWork& work = m_queue.work(departure.flying.index);
        if (!work.firstSent)
            work.firstSent = m_clock.now();
        ++work.history.attempts;
        m_flying.emplace(departure.attempt, std::move(departure.flying));
        m_flights->send(departure.attempt, std::move(departure.body));
    }

    Result<bool> takeKnownAnswer(const JudgeWork& work, const std::string& key)
    {
        PALIMPSEST_TRY(const auto known, m_store->answerOf(key));
        if (!known)
            return false;
        PALIMPSEST_CHECK(m_store->takeAnswer(work.task.id, *known));
        ++m_tally.progress().done;
        return true;
    }

    Status finishNext()
    {
        if (m_landed.empty())
            return {};
        const Landed call = std::move(m_landed.front());
        m_landed.pop_front();
        return finishOne(call);
    }

    Status finishOne(const Landed& call)
    {
        const auto flying = m_flying.extract(call.attempt);
        const Flying& flight = flying.mapped();
        JudgeWork& work = m_queue.work(flight.index);
        m_gate->ended();
        m_tally.landed(flight.worst);
        m_keysFlying.erase(flight.key);

        const CallEnding ending = endingOf(call, work, m_run, m_redactor, m_clock, drawShare());
        PALIMPSEST_CHECK(m_store->endAttempt(ending.row));
        m_tally.account(ending.row);
        follow(ending.verdict, ending.row.reply, flight.index);
        m_queue.release(flight.key);
        return {};
    }

    double drawShare() { return double(m_random.below(1'000'001)) / 1'000'000; }

    void follow(const Verdict& verdict, const JudgeReply& reply, std::size_t index)
    {
        JudgeWork& work = m_queue.work(index);
        const Time until = m_clock.now() + verdict.wait;
        if (verdict.action != Action::Done)
            m_tally.progress().lastProblem = m_redactor.redact(inWords(reply));
        if (verdict.pausesEndpoint && !verdict.pollsHealth)
            m_gate->limited(until);
        switch (verdict.action) {
        case Action::Done:
            m_tally.answered();
            m_gate->answered();
            break;
        case Action::Failed:
            m_tally.failed(reply);
            break;
        case Action::Retry:
            if (verdict.pollsHealth) {
                --work.history.attempts;
                m_health.begin(m_clock.now());
            }
            m_queue.wait(until, index);
            break;
        case Action::AskMore:
            work.asksMore = true;
            work.request.reset();
            m_queue.makeReady(index);
            break;
        case Action::PauseRun:
            m_queue.makeReady(index);
            m_gate->pauseUntil(until);
            if (verdict.wait.count() == 0)
                m_tally.end("paused", verdict.reason);
            break;
        case Action::StopRun:
            m_queue.makeReady(index);
            m_tally.end("stopped", m_redactor.redact(verdict.reason));
            break;
        }
    }

    void pollHealth()
    {
        if (m_health.poll(*m_flights, m_clock.now(), stopping()) == HealthWatch::State::GaveUp)
            m_tally.end("stopped", "the server did not finish loading its model within two minutes");
        m_deadline = std::min(m_deadline, m_health.next());
    }

    void waitForNews()
    {
        if (m_moreAtOnce)
            return;
        if (mayWork())
            m_queue.makeAhead(std::size_t(m_gate->concurrency()), [this] { return m_flights->hasNews(); });
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
        if (m_tally.progress().state != "running")
            return;
        if (m_queue.empty()) {
            m_tally.progress().state = "done";
            return;
        }
        m_tally.progress().state = m_orders.stopped() ? "stopped" : "paused";
        m_tally.progress().reason = m_orders.stopped() ? "stopped by the user" : "the probe's calls are done";
    }

    void report(bool last)
    {
        const Time now = m_clock.now();
        if (!m_options.onProgress || (!last && now - m_reported < kReportEvery))
            return;
        m_reported = now;
        JudgeProgress progress = m_tally.shown(now);
        progress.inFlight = m_gate->inFlight();
        progress.concurrency = m_gate->concurrency();
        if (const auto until = m_gate->pausedUntil(now))
            progress.pausedFor = std::chrono::duration_cast<Milliseconds>(*until - now);
        if (m_orders.paused() && progress.state == "running")
            progress.state = "paused";
        m_options.onProgress(progress);
    }

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
    JudgeQueue m_queue;
    std::unique_ptr<JudgeFlights> m_flights;
    std::optional<SendGate> m_gate;
    std::deque<Landed> m_landed;             ///< taken up, not yet in the database
    std::vector<Departure> m_departures;     ///< begun, to leave after the commit
    std::map<std::int64_t, Flying> m_flying; ///< by attempt
    std::set<std::string> m_keysFlying;
    HealthWatch m_health;
    Time m_deadline = Time::max();
    CommitPace m_pace;
    bool m_moreAtOnce = false; ///< the last commit left out what was there to be done
    Time m_reported{};
    SeededRandom m_random;
    JudgeTally m_tally;
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
