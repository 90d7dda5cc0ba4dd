#pragma once

#include <string>
#include <string_view>

namespace palimpsest {

/// The text as it may stand in HTML, inside an element or a quoted attribute. Bytes that are not UTF-8 become U+FFFD;
/// control characters are shown as pictures (␀, ␛), those that turn the direction of text by their code (‹U+202E›), so
/// that no text can hide or reorder what stands beside it.
std::string escapeHtml(std::string_view text);

/// Base64 (RFC 4648) of bytes given as hexadecimal digits: how a content security policy names a hash.
std::string base64OfHex(std::string_view hex);

} // namespace palimpsest
