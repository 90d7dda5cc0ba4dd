#pragma once

#include <string>
#include <string_view>

namespace palimpsest {

/// Python's str.lower(), which BLEU applies before it splits words. Invalid UTF-8 is replaced first.
std::string toLowerCase(std::string_view text);

// Character classes of Python's `str` and `re`, Unicode 14 (Python 3.11).

/// \s and str.isspace(): White_Space and the separators U+001C to U+001F.
bool isPythonSpace(char32_t c);
/// \w: letters, everything numeric, and the underscore.
bool isPythonWord(char32_t c);
/// \d: decimal digits.
bool isPythonDigit(char32_t c);
bool isPythonUpper(char32_t c);
bool isPythonLower(char32_t c);

/// True where `c` matches the lower-case ASCII letter under re.IGNORECASE.
bool equalsIgnoringCase(char32_t c, char32_t lowerAscii);

} // namespace palimpsest
