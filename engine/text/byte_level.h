#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest {

/// GPT-2 writes each of the 256 bytes as one printable character, so that a vocabulary of byte strings is plain text.
/// The character of each byte, as UTF-8.
const std::array<std::string, 256>& byteLevelAlphabet();

/// The bytes that a token's text stands for. A text with a character outside the alphabet (an added token with a space,
/// say) stands for itself.
std::string bytesOfToken(std::string_view tokenText);

/// The length of the piece of `text` that starts at `at` under GPT-2's splitting pattern:
/// 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
/// `text` is valid UTF-8 and `at` < its size.
std::size_t gpt2PieceLength(std::string_view text, std::size_t at);

} // namespace palimpsest
