#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::python {

// Characters as Python's str sees them: the reference's parser is a line of Python, and the grammar beside it is
// written in the terms of Python's `re`.

/// The code points of `bytes`; every byte that is no part of UTF-8 becomes U+FFFD.
std::u32string decode(std::string_view bytes);

/// str.isspace(), which is `\s`.
bool isSpace(char32_t letter);

/// Value of a decimal digit of any script (`\d`), -1 for everything else.
int digitOf(char32_t letter);

/// str.splitlines().
std::vector<std::u32string_view> splitLines(std::u32string_view text);

/// str.strip().
std::u32string_view strip(std::u32string_view text);

} // namespace palimpsest::python
