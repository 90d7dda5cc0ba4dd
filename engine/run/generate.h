#pragma once

#include "engine/base/result.h"
#include "engine/config/generate_config.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

struct GeneratedText {
    std::vector<std::int32_t> promptIds; ///< with the special tokens that the tokenizer adds
    std::vector<std::int32_t> outputIds; ///< the new ones only, a closing end-of-text included
    std::string text;                    ///< of outputIds, without special tokens
    std::vector<std::string> warnings;
};

/// Loads the model and continues the prompt.
Result<GeneratedText> generateText(const GenerateConfig& config, std::string_view prompt);

/// {"prompt_ids": […], "output_ids": […], "text": "…"}
std::string toJson(const GeneratedText& generated);

} // namespace palimpsest
