#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest {

/// The texts a judge is given for one candidate.
struct JudgeItem {
    std::string prefix;
    std::string reference;
    std::string candidate;
};

/// A prompt: a system message or none, and a user message with the slots **<Prefix>**, **<Reference>**,
/// **<Candidate>**.
struct JudgeTemplate {
    std::int64_t id = 0;
    std::string name;
    std::string origin; ///< reference-code, reference-readme, custom
    std::optional<std::string> system;
    std::string user;
    std::string sha256; ///< of the shipped file; of system and user of a custom one
    std::string parser;

    /// The user message; slots in the texts themselves stay as they are.
    std::string userMessage(const JudgeItem& item) const;
};

/// The shipped prompts (resources/prompts), byte for byte: "reference-code" (a system message and the texts; the one
/// behind the published numbers) and "reference-readme" (one text). Fails where a file is not what was shipped.
Result<JudgeTemplate> shippedTemplate(std::string_view origin);

/// A prompt of the user's. Fails where a slot is missing.
Result<JudgeTemplate> customTemplate(std::string name, std::optional<std::string> system, std::string user);

} // namespace palimpsest
