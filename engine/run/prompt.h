#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// A prompt that is read as a run reads a forget row's prefix (spec/icu.md section 1 "Row → model input").
struct RowPrompt {
    std::int64_t length = 50;  ///< tokens; truncation drops the end
    bool padsAreTokens = true; ///< profile `paper`: pads at the left are ordinary tokens; else they are left out
};

/// A text to be continued, and how. Names and meaning of the settings are those of transformers' generate.
struct PromptRequest {
    std::string text;
    std::optional<RowPrompt> asRow; ///< nothing: the text as it is, with the tokenizer's special tokens
    std::string reference;          ///< what the continuation is compared with, token by token; empty: nothing

    std::int64_t numBeams = 1;
    std::int64_t maxNewTokens = 50;
    bool doSample = false; ///< not with beams
    double temperature = 1.0;
    std::int64_t topK = 50; ///< 0: all
    double topP = 1.0;
    std::uint64_t seed = 42;
    std::size_t alternatives = 5; ///< the likeliest tokens to tell at every place
};

/// A token that could have stood at a place.
struct PromptAlternative {
    std::string text;
    double probability = 0;
    bool isReference = false;
};

/// One token of an answer.
struct PromptToken {
    std::int32_t id = 0;
    std::string text;       ///< valid UTF-8. Bytes of an unfinished character wait for the token that completes it
    double probability = 0; ///< under the model, before temperature, top_k and top_p
    bool special = false;   ///< end of text and the like; `text` is its name then
    std::optional<std::string> reference; ///< the reference's token at this place, where it has one
    bool equalsReference = false;
    std::vector<PromptAlternative> alternatives; ///< best first
};

enum class PromptEnd { EndOfText, Length, Cancelled };

struct PromptAnswer {
    std::vector<std::int32_t> ids; ///< the new ones, a closing end-of-text included
    std::string text;              ///< of all of them, special tokens included
    std::int64_t promptTokens = 0;
    std::int64_t referenceTokens = 0;
    PromptEnd end = PromptEnd::Length;
    double seconds = 0; ///< from the request being taken up to its last token
};

/// Both are called on the thread that computes, and return at once. `token` comes for every token in order (with beams
/// all at once, when the search is over); `finished` exactly once, last. A cancelled answer is no error; one that had
/// not begun is finished on the thread that cancels.
struct PromptCallbacks {
    std::function<void(const PromptToken&)> token;
    std::function<void(const Result<PromptAnswer>&)> finished;
};

} // namespace palimpsest
