#pragma once

#include <string>
#include <string_view>

namespace palimpsest {

/// Undoes the spaces that word tokenizers leave, as `clean_up_tokenization_spaces` does: spec/icu.md section 1, "Decode
/// clean-up".
std::string cleanUpSpaces(std::string text);

/// `text` with every `from` replaced by `to`, left to right, what has been put in not looked at again.
std::string replaceAll(std::string text, std::string_view from, std::string_view to);

} // namespace palimpsest
