#include "engine/judge/retry_policy.h"

#include <algorithm>
#include <array>

namespace palimpsest {

namespace {

using Action = Verdict::Action;
constexpr Milliseconds kLongestSaturation{60 * 60 * 1000};
constexpr int kMostUnsureRetries = 2;

/// Codes of a quota that is used up, not of a rate.
bool isHardQuota(const JudgeReply& reply)
{
    constexpr std::array<std::string_view, 5> kCodes{"insufficient_quota", "billing_hard_limit_reached",
                                                     "billing_not_active", "access_terminated", "quota_exceeded"};
    return std::ranges::find(kCodes, reply.errorCode) != kCodes.end()
           || std::ranges::find(kCodes, reply.errorType) != kCodes.end();
}

bool isLoadingModel(const JudgeReply& reply)
{
    return reply.http == 503 && reply.errorMessage.find("Loading model") != std::string::npos;
}

struct Case {
    const JudgeReply& reply;
    const TaskHistory& history;
    std::optional<Milliseconds> asked; ///< by the server
    double share;

    Verdict retry(bool pausesEndpoint = false) const
    {
        const Milliseconds wait = asked.value_or(backoff(history.attempts - 1, share));
        if (wait > kLongestQuietWait)
            return {Action::PauseRun, wait, true, false, "the server asks for a longer pause: " + inWords(reply)};
        if (history.attempts >= kMostAttempts || history.elapsed + wait > kLongestTask) {
            // The others have to wait all the same.
            return {Action::Failed, pausesEndpoint ? wait : Milliseconds(0), pausesEndpoint, false, {}};
        }
        return {Action::Retry, wait, pausesEndpoint, false, {}};
    }

    Verdict stop() const { return {Action::StopRun, {}, false, false, inWords(reply)}; }

    Verdict unsure() const { return history.unsure > kMostUnsureRetries ? Verdict{} : retry(); }
};

Verdict ofTransfer(const Case& now, const HttpResponse& response)
{
    switch (response.end) {
    case TransferEnd::Certificate:
        return now.stop();
    case TransferEnd::NotSent:
        return now.retry();
    case TransferEnd::TimedOut:
    case TransferEnd::Broken:
        return now.unsure();
    default:
        return {};
    }
}

Verdict ofStatus(const Case& now)
{
    const int status = now.reply.http;
    switch (status) {
    case 400:
        if (now.reply.errorCode.starts_with("unsupported_"))
            return {Action::PauseRun,
                    {},
                    false,
                    false,
                    "the model does not take a field of this profile (" + inWords(now.reply)
                        + "); choose another profile or leave the field out"};
        return {};
    case 401:
    case 403:
    case 404:
    case 501:
        return now.stop();
    case 408:
    case 409:
    case 500:
    case 502:
    case 503:
    case 504:
    case 529:
        return now.retry();
    case 429:
        if (isHardQuota(now.reply) && (!now.asked || *now.asked > kLongestSaturation))
            return now.stop();
        return now.retry(true);
    default:
        if (status >= 300 && status < 400)
            return {Action::StopRun,
                    {},
                    false,
                    false,
                    "the server redirects, which is not followed since the key would travel along; check the address ("
                        + std::to_string(status) + ")"};
        return status > 504 ? now.retry() : Verdict{};
    }
}

} // namespace

Verdict judgeVerdict(const JudgeReply& reply, const HttpResponse& response, const TaskHistory& history,
                     std::chrono::system_clock::time_point now, double share, bool mayAskMore)
{
    const Case here{reply, history, requestedWait(response, now, response.status == 429), share};
    if (response.end != TransferEnd::Complete)
        return ofTransfer(here, response);
    if (response.status >= 200 && response.status < 300) {
        if (reply.outcome == ReplyOutcome::Answer)
            return {Action::Done, {}, false, false, {}};
        const bool more = reply.outcome == ReplyOutcome::Truncated && mayAskMore;
        return {more ? Action::AskMore : Action::Failed, {}, false, false, {}};
    }
    if (isLoadingModel(reply))
        return {Action::Retry, Milliseconds(0), true, true, {}};
    if (const auto wish = response.header("x-should-retry")) {
        if (*wish == "true")
            return here.retry(response.status == 429);
        if (*wish == "false" && ofStatus(here).action == Action::Retry)
            return {};
    }
    return ofStatus(here);
}

std::string failureClass(const JudgeReply& reply)
{
    return reply.outcome == ReplyOutcome::HttpError ? "http " + std::to_string(reply.http)
                                                    : std::string(nameOf(reply.outcome));
}

} // namespace palimpsest
