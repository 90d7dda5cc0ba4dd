#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace palimpsest {

constexpr char32_t kReplacementCharacter = 0xFFFD;

/// `bytes` with every maximal part that is not UTF-8 replaced by one U+FFFD, as Python's
/// bytes.decode("utf-8", errors="replace") does. `replaced`, if given, is set to the number of such parts.
std::string validUtf8(std::string_view bytes, std::size_t* replaced = nullptr);

bool isValidUtf8(std::string_view bytes);

/// The code point that starts at `at`, which moves behind it. `text` is valid UTF-8 and `at` a start inside it.
char32_t nextCodePoint(std::string_view text, std::size_t& at);

/// The code point that ends before `at`, which moves to its start. `text` is valid UTF-8 and `at` > 0.
char32_t previousCodePoint(std::string_view text, std::size_t& at);

/// The length in bytes of the longest prefix that is ASCII.
std::size_t asciiPrefix(std::string_view text);

void appendUtf8(std::string& text, char32_t codePoint);

std::u32string toUtf32(std::string_view validText);
std::string toUtf8(std::u32string_view text);

} // namespace palimpsest
