#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace palimpsest {

/// What ends a word inside a sentence for Punkt: brackets, quotes, ? ! : ; * @
bool endsPunktWord(char32_t c);

/// A line's words as Punkt sees them: punctuation split off, periods kept.
std::vector<std::u32string_view> punktWords(std::u32string_view line);

} // namespace palimpsest
