#pragma once

#include "engine/judge/endpoint.h"
#include "engine/judge/judge_template.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest {

enum class JudgeProfile {
    ReferenceExact, ///< model and messages, nothing else: as the reference asked
    Workbench,      ///< temperature 0, seed 1, one choice, a limit on tokens
    Structured,     ///< the same, and the reply forced into {"evaluation", "score"}
};
std::string_view nameOf(JudgeProfile profile); ///< reference-exact, workbench, structured
std::optional<JudgeProfile> judgeProfileFromName(std::string_view name);

/// What is asked of the model beside the prompt; frozen with the run.
struct JudgeParams {
    JudgeProfile profile = JudgeProfile::Workbench;
    double temperature = 0;
    int seed = 1;
    int maxTokens = 512;         ///< 4,096 for models that reason
    bool retryTruncated = false; ///< ask once more with four times the tokens
    bool operator==(const JudgeParams&) const = default;
};
std::string toJson(const JudgeParams& params);
Result<JudgeParams> judgeParamsFromJson(std::string_view json);

/// One call, ready to be sent.
struct JudgeRequest {
    std::string body;
    /// sha256 of the canonical JSON {v, url, model, body, replicate}: the name of an answer, whoever asked for it.
    std::string key;
    bool textAltered = false; ///< a text was not UTF-8; U+FFFD was sent in its place
};

/// `tokenFactor`: 4 for the second try after a truncated answer.
JudgeRequest makeJudgeRequest(const Endpoint& endpoint, const std::string& model, const JudgeTemplate& prompt,
                              const JudgeParams& params, const JudgeItem& item, int replicate, int tokenFactor = 1);

/// A request for one token with the fields of the profile Workbench, for testing an endpoint.
std::string testBody(const Endpoint& endpoint, const std::string& model, const std::string& prompt);

} // namespace palimpsest
