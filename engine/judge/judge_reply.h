#pragma once

#include "engine/net/http.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest {

/// What came of one call, as jdg_attempt keeps it.
enum class ReplyOutcome { Answer, Refusal, Truncated, Filtered, Empty, HttpError, Network, Timeout, Protocol, Lost };
std::string_view nameOf(ReplyOutcome outcome); ///< answer, refusal, …, http_error, network, timeout, protocol, lost
std::optional<ReplyOutcome> replyOutcomeFromName(std::string_view name);

enum class Billed { Yes, No, Unknown };
std::string_view nameOf(Billed billed); ///< yes, no, unknown

struct TokenUsage {
    std::optional<std::int64_t> prompt;
    std::optional<std::int64_t> cached;
    std::optional<std::int64_t> completion;
    std::optional<std::int64_t> reasoning;
};

struct JudgeReply {
    ReplyOutcome outcome = ReplyOutcome::Protocol;
    Billed billed = Billed::Unknown;
    int http = 0;
    std::string content; ///< message.content of the first choice; the score is read from here only
    std::string refusal;
    std::string errorType;
    std::string errorCode;  ///< as text, whatever the server made of it
    std::string errorParam; ///< the field of the request that the error is about, where the server names it
    std::string errorMessage;
    std::string model;
    std::string fingerprint;
    std::string finishReason;
    std::string serverRequestId;
    TokenUsage usage;
};

/// Reads an answer of a chat completions server of any make (spec/judge.md section 1). Never fails: what cannot be read
/// is Protocol.
JudgeReply readJudgeReply(const HttpResponse& response);

/// The content of a stored 2xx body, for parsing it anew.
std::string contentOf(std::string_view body);

/// A line for people: "429 rate_limit_exceeded slow down".
std::string inWords(const JudgeReply& reply);

} // namespace palimpsest
