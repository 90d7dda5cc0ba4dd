#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// A text as a tokenizer reads it.
struct Tokenization {
    std::vector<std::int32_t> ids;
    std::vector<std::string> tokens; ///< of each id, as the vocabulary writes it
};

/// `tokenizerName`: a directory, a repository id found locally, or openai-community/gpt2, which is bundled.
Result<Tokenization> tokenizeText(const std::string& tokenizerName, std::string_view text, bool addSpecialTokens);

/// {"ids": […], "tokens": […]}
std::string toJson(const Tokenization& tokenization);

} // namespace palimpsest
