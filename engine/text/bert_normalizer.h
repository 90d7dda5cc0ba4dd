#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace palimpsest {

struct BertNormalizerOptions {
    bool cleanText = true; ///< control characters out, every white space a space
    bool spacesAroundCjk = true;
    std::optional<bool> stripsAccents; ///< unset: as lowercase
    bool lowercase = true;
};

/// BERT's text normalisation as the `tokenizers` library does it, with the Unicode versions it has in it (8 for
/// categories, 9 for decomposition). `text` is valid UTF-8, and so is the result.
std::string bertNormalize(std::string_view text, const BertNormalizerOptions& options);

/// What BERT splits off as a word of its own: ASCII punctuation and symbols, and Unicode's category P.
bool isBertPunctuation(char32_t codePoint);

} // namespace palimpsest
