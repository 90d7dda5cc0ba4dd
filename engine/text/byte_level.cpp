#include "engine/text/byte_level.h"

#include "engine/text/unicode_classes.h"
#include "engine/text/utf8.h"

#include <cstdint>

namespace palimpsest {

namespace {

/// Latin-1's printable characters stand for themselves, the other bytes take the characters from U+0100 on.
bool standsForItself(unsigned byte)
{
    return (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) || (byte >= 0xAE && byte <= 0xFF);
}

constexpr std::size_t kAlphabetEnd = 0x144; // 256 characters below it, 68 of its numbers unused

/// Byte of an alphabet character, -1 for any other.
const std::array<std::int16_t, kAlphabetEnd>& byteOfCharacter()
{
    static const auto bytes = [] {
        std::array<std::int16_t, kAlphabetEnd> built;
        built.fill(-1);
        std::size_t next = 0x100;
        for (unsigned byte = 0; byte < 256; ++byte)
            built[standsForItself(byte) ? byte : next++] = static_cast<std::int16_t>(byte);
        return built;
    }();
    return bytes;
}

/// The end of the run of `kind` that goes on at `at`.
std::size_t endOfRun(std::string_view text, std::size_t at, SplitClass kind)
{
    while (at < text.size()) {
        std::size_t next = at;
        if (splitClassOf(nextCodePoint(text, next)) != kind)
            break;
        at = next;
    }
    return at;
}

/// Where white space starts at `at`: all of it at the end of the text, else all but its last character, which belongs
/// to what follows; a single one stands alone.
std::size_t endOfSpaces(std::string_view text, std::size_t at)
{
    const std::size_t end = endOfRun(text, at, SplitClass::Space);
    if (end == text.size())
        return end;
    std::size_t last = end;
    previousCodePoint(text, last);
    return last > at ? last : end;
}

/// Length of 's 't 'm 'd 're 've 'll at an apostrophe, 0 if none is there.
std::size_t clitic(std::string_view text)
{
    if (text.size() < 2)
        return 0;
    switch (text[1]) {
    case 's':
    case 't':
    case 'm':
    case 'd':
        return 2;
    case 'r':
    case 'v':
        return text.size() > 2 && text[2] == 'e' ? 3 : 0;
    case 'l':
        return text.size() > 2 && text[2] == 'l' ? 3 : 0;
    default:
        return 0;
    }
}

} // namespace

const std::array<std::string, 256>& byteLevelAlphabet()
{
    static const auto alphabet = [] {
        std::array<std::string, 256> built;
        for (std::size_t character = 0; character < kAlphabetEnd; ++character)
            if (const int byte = byteOfCharacter()[character]; byte >= 0)
                appendUtf8(built[static_cast<std::size_t>(byte)], static_cast<char32_t>(character));
        return built;
    }();
    return alphabet;
}

std::string bytesOfToken(std::string_view tokenText)
{
    std::string bytes;
    for (std::size_t at = 0; at < tokenText.size();) {
        const char32_t character = nextCodePoint(tokenText, at);
        const int byte = character < kAlphabetEnd ? byteOfCharacter()[character] : -1;
        if (byte < 0)
            return std::string(tokenText);
        bytes.push_back(static_cast<char>(byte));
    }
    return bytes;
}

std::size_t gpt2PieceLength(std::string_view text, std::size_t at)
{
    if (text[at] == '\'')
        if (const std::size_t length = clitic(text.substr(at)))
            return length;
    std::size_t next = at;
    const char32_t first = nextCodePoint(text, next);
    SplitClass kind = splitClassOf(first);
    if (first == ' ' && next < text.size()) {
        std::size_t behind = next;
        const SplitClass following = splitClassOf(nextCodePoint(text, behind));
        if (following != SplitClass::Space) {
            kind = following;
            next = behind;
        }
    }
    return (kind == SplitClass::Space ? endOfSpaces(text, at) : endOfRun(text, next, kind)) - at;
}

} // namespace palimpsest
