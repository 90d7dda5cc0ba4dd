#include "engine/judge/call_ending.h"

namespace palimpsest {

namespace {

std::string stateAfter(Verdict::Action action)
{
    switch (action) {
    case Verdict::Action::Done:
        return "done";
    case Verdict::Action::Failed:
        return "failed";
    case Verdict::Action::Retry:
        return "wait";
    default:
        return "pending";
    }
}

} // namespace

CallEnding endingOf(const Landed& call, JudgeWork& work, const JudgeRun& run, const Redactor& redactor,
                    const JudgeClock& clock, double share)
{
    const HttpResponse& response = call.response;
    CallEnding ending;
    AttemptEnd& row = ending.row;
    row.reply = readJudgeReply(response);
    const bool unsure = response.end == TransferEnd::TimedOut || response.end == TransferEnd::Broken;
    work.history.unsure += unsure ? 1 : 0;
    work.history.elapsed = std::chrono::duration_cast<Milliseconds>(clock.now() - *work.firstSent);
    ending.verdict = judgeVerdict(row.reply, response, work.history, clock.wallTime(), share,
                                  run.params.retryTruncated && !work.asksMore);

    row.attemptId = call.attempt;
    row.taskId = work.task.id;
    row.curlCode = response.curlCode;
    if (const auto wait = requestedWait(response, clock.wallTime(), response.status == 429))
        row.retryAfterMs = wait->count();
    row.body = redactor.redact(response.body);
    row.reply.errorMessage = redactor.redact(row.reply.errorMessage);
    if (run.price && row.reply.billed == Billed::Yes)
        row.cost = costOf(row.reply.usage, *run.price);
    row.structured = run.params.profile == JudgeProfile::Structured;
    row.taskState = stateAfter(ending.verdict.action);
    row.counts = !ending.verdict.pollsHealth;
    return ending;
}

} // namespace palimpsest
