#include "engine/judge/judge_tally.h"

#include "engine/judge/retry_policy.h"

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kFailuresInARow = 5;
constexpr int kFirstTasks = 3;

} // namespace

JudgeTally::JudgeTally(const JudgeRun& run, const TaskCounts& counts, const Spending& spending, JudgeClock::Time now)
    : m_hasPrice(run.price.has_value()),
      m_started(now)
{
    m_progress.runId = run.id;
    m_progress.state = "running";
    m_progress.total = counts.total;
    m_progress.done = counts.done;
    m_progress.failed = counts.failed;
    m_progress.spent = spending.known;
    m_progress.unknownCalls = spending.unknown;
    m_progress.budget = run.budget;
    m_progress.currency = run.price ? run.price->currency : "";
}

void JudgeTally::sent(double worst)
{
    ++m_progress.sent;
    m_flyingWorst += worst;
    m_worstCall = std::max(m_worstCall, worst);
}

void JudgeTally::landed(double worst) { m_flyingWorst = std::max(0.0, m_flyingWorst - worst); }

bool JudgeTally::affordable(double worst) const
{
    if (!m_progress.budget || !m_hasPrice)
        return true;
    const double unknown = double(m_progress.unknownCalls) * std::max(m_worstCall, worst);
    return m_progress.spent + unknown + m_flyingWorst + worst <= *m_progress.budget;
}

void JudgeTally::account(const AttemptEnd& end)
{
    if (end.reply.billed == Billed::Yes && end.cost)
        m_progress.spent += *end.cost;
    else if (end.reply.billed != Billed::No)
        ++m_progress.unknownCalls;
    m_tokens += end.reply.usage.prompt.value_or(0) + end.reply.usage.completion.value_or(0);
}

void JudgeTally::answered()
{
    ++m_progress.done;
    ++m_finals;
    m_failuresInARow = 0;
}

void JudgeTally::failed(const JudgeReply& reply)
{
    ++m_progress.failed;
    ++m_finals;
    const std::string kind = failureClass(reply);
    m_failuresInARow = kind == m_lastFailure ? m_failuresInARow + 1 : 1;
    m_lastFailure = kind;
    if (reply.http == 400 && m_finals == kFirstTasks && m_failuresInARow == kFirstTasks)
        end("stopped", "the first three requests were all refused: " + m_progress.lastProblem);
    else if (m_failuresInARow >= kFailuresInARow)
        end("stopped", "five requests in a row failed the same way: " + m_progress.lastProblem);
}

void JudgeTally::end(const std::string& state, const std::string& reason)
{
    if (m_ended)
        return;
    m_ended = true;
    m_progress.state = state;
    m_progress.reason = reason;
}

JudgeProgress JudgeTally::shown(JudgeClock::Time now) const
{
    JudgeProgress progress = m_progress;
    if (m_hasPrice)
        progress.unknownAtMost = unknownAtMost();
    const double minutes = std::chrono::duration<double>(now - m_started).count() / 60;
    progress.tokensPerMinute = minutes > 0 ? double(m_tokens) / minutes : 0;
    return progress;
}

} // namespace palimpsest
