#include "engine/judge/judge_reply.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>
#include <vector>

namespace palimpsest {

namespace {

using Json = nlohmann::json;

constexpr std::array<std::pair<ReplyOutcome, std::string_view>, 10> kOutcomes{{
    {ReplyOutcome::Answer, "answer"},
    {ReplyOutcome::Refusal, "refusal"},
    {ReplyOutcome::Truncated, "truncated"},
    {ReplyOutcome::Filtered, "filtered"},
    {ReplyOutcome::Empty, "empty"},
    {ReplyOutcome::HttpError, "http_error"},
    {ReplyOutcome::Network, "network"},
    {ReplyOutcome::Timeout, "timeout"},
    {ReplyOutcome::Protocol, "protocol"},
    {ReplyOutcome::Lost, "lost"},
}};

/// A member of an object, null where there is none or `json` is no object.
const Json& member(const Json& json, const char* name)
{
    static const Json kNone;
    const auto found = json.is_object() ? json.find(name) : json.end();
    return json.is_object() && found != json.end() ? *found : kNone;
}

/// Texts as they are, numbers and truths as JSON writes them, nothing for the rest.
std::string textOf(const Json& json)
{
    if (json.is_string())
        return json.get<std::string>();
    return json.is_number() || json.is_boolean() ? json.dump() : std::string();
}

std::optional<std::int64_t> countOf(const Json& json)
{
    if (!json.is_number_integer() || json.get<std::int64_t>() < 0)
        return std::nullopt;
    return json.get<std::int64_t>();
}

void readUsage(const Json& usage, TokenUsage& tokens)
{
    tokens.prompt = countOf(member(usage, "prompt_tokens"));
    if (tokens.prompt == 0)
        tokens.prompt.reset(); // Ollama's, where the prompt was cached: not known
    tokens.completion = countOf(member(usage, "completion_tokens"));
    tokens.cached = countOf(member(member(usage, "prompt_tokens_details"), "cached_tokens"));
    tokens.reasoning = countOf(member(member(usage, "completion_tokens_details"), "reasoning_tokens"));
}

/// OpenAI's and llama.cpp's nested error, vLLM's flat one, FastAPI's detail.
bool readError(const Json& body, JudgeReply& reply)
{
    const Json& nested = member(body, "error");
    const bool flat = member(body, "object") == "error";
    const Json& error = nested.is_object() ? nested : body;
    if (nested.is_string()) {
        reply.errorMessage = nested.get<std::string>();
        return true;
    }
    if (nested.is_object() || flat) {
        reply.errorType = textOf(member(error, "type"));
        reply.errorCode = textOf(member(error, "code"));
        reply.errorParam = textOf(member(error, "param"));
        reply.errorMessage = textOf(member(error, "message"));
        if (const std::string inner = textOf(member(member(error, "innererror"), "code")); !inner.empty())
            reply.errorType = inner;
        return true;
    }
    const Json& detail = member(body, "detail");
    if (detail.is_null())
        return false;
    reply.errorMessage =
        detail.is_string() ? detail.get<std::string>() : detail.dump(-1, ' ', false, Json::error_handler_t::replace);
    return true;
}

bool isBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos; }

ReplyOutcome outcomeOfChoice(const Json& choice, JudgeReply& reply)
{
    const Json& message = member(choice, "message");
    reply.finishReason = textOf(member(choice, "finish_reason"));
    reply.content = textOf(member(message, "content"));
    reply.refusal = textOf(member(message, "refusal"));
    if (!reply.refusal.empty())
        return ReplyOutcome::Refusal;
    if (reply.finishReason == "content_filter")
        return ReplyOutcome::Filtered;
    if (reply.finishReason == "length")
        return ReplyOutcome::Truncated;
    return isBlank(reply.content) ? ReplyOutcome::Empty : ReplyOutcome::Answer;
}

void readSuccess(const Json& body, JudgeReply& reply)
{
    reply.model = textOf(member(body, "model"));
    reply.fingerprint = textOf(member(body, "system_fingerprint"));
    readUsage(member(body, "usage"), reply.usage);
    const Json& choices = member(body, "choices");
    if (choices.is_array() && !choices.empty() && member(choices[0], "message").is_object()) {
        reply.outcome = outcomeOfChoice(choices[0], reply);
        reply.billed = Billed::Yes;
    } else if (readError(body, reply)) {
        reply.outcome = ReplyOutcome::HttpError;
    } else {
        reply.errorMessage = "the answer is JSON, but no chat completion";
    }
}

void readTransferFailure(const HttpResponse& response, JudgeReply& reply)
{
    reply.errorMessage = response.problem;
    const bool sent = response.end != TransferEnd::NotSent && response.end != TransferEnd::Certificate;
    reply.billed = sent ? Billed::Unknown : Billed::No;
    reply.outcome = response.end == TransferEnd::TimedOut    ? ReplyOutcome::Timeout
                    : response.end == TransferEnd::TooLarge  ? ReplyOutcome::Protocol
                    : response.end == TransferEnd::Cancelled ? ReplyOutcome::Lost
                                                             : ReplyOutcome::Network;
}

} // namespace

std::string_view nameOf(ReplyOutcome outcome)
{
    for (const auto& [value, name] : kOutcomes)
        if (value == outcome)
            return name;
    return {};
}

std::optional<ReplyOutcome> replyOutcomeFromName(std::string_view name)
{
    for (const auto& [value, itsName] : kOutcomes)
        if (itsName == name)
            return value;
    return std::nullopt;
}

std::string_view nameOf(Billed billed)
{
    return billed == Billed::Yes ? "yes" : billed == Billed::No ? "no" : "unknown";
}

JudgeReply readJudgeReply(const HttpResponse& response)
{
    JudgeReply reply;
    reply.http = response.status;
    for (const char* name : {"x-request-id", "apim-request-id", "request-id"})
        if (const auto id = response.header(name); id && reply.serverRequestId.empty())
            reply.serverRequestId = *id;
    if (response.end != TransferEnd::Complete) {
        readTransferFailure(response, reply);
        return reply;
    }
    const Json body = Json::parse(response.body, nullptr, false); // numbers too large for a double: discarded as well
    const bool success = response.status >= 200 && response.status < 300;
    if (success && !body.is_discarded()) {
        readSuccess(body, reply);
        return reply;
    }
    if (success) {
        reply.errorMessage = "the answer is no JSON";
        return reply;
    }
    reply.outcome = ReplyOutcome::HttpError;
    reply.billed = Billed::No;
    if (body.is_discarded() || !readError(body, reply))
        reply.errorMessage = response.body.substr(0, 200);
    if (reply.errorCode == "content_filter")
        reply.outcome = ReplyOutcome::Filtered;
    return reply;
}

std::string contentOf(std::string_view body)
{
    HttpResponse response;
    response.end = TransferEnd::Complete;
    response.status = 200;
    response.body = body;
    return readJudgeReply(response).content;
}

std::string inWords(const JudgeReply& reply)
{
    std::vector<std::string> parts;
    if (reply.http > 0)
        parts.push_back(std::to_string(reply.http));
    const std::string& name = reply.errorCode.empty() ? reply.errorType : reply.errorCode;
    if (!name.empty() && (parts.empty() || name != parts.front()))
        parts.push_back(name);
    if (!reply.refusal.empty())
        parts.push_back("refused: " + reply.refusal);
    else
        parts.push_back(reply.errorMessage.empty() ? std::string(nameOf(reply.outcome)) : reply.errorMessage);
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : " ") + part;
    return text;
}

} // namespace palimpsest
