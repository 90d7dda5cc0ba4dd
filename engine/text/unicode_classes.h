#pragma once

#include <cstdint>

namespace palimpsest {

/// The classes GPT-2's splitting pattern speaks of.
enum class SplitClass : std::uint8_t { Letter, Number, Space, Other };

/// \p{L}, \p{N} and \s as the `tokenizers` library's pattern engine knows them (Unicode 16), whatever version the
/// Unicode library at hand has.
SplitClass splitClassOf(char32_t codePoint);

/// Unicode White_Space.
bool isWhiteSpace(char32_t codePoint);

/// \w of Unicode Technical Standard 18: what a whole-word added token must not touch.
bool isWordCharacter(char32_t codePoint);

} // namespace palimpsest
