#include "engine/judge/python_characters.h"

#include <algorithm>
#include <iterator>

namespace palimpsest::python {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// The zero of every script's ten decimal digits (Unicode 14, category Nd).
constexpr char32_t kZeros[] = {
    0x30,    0x660,   0x6f0,   0x7c0,   0x966,   0x9e6,   0xa66,   0xae6,   0xb66,   0xbe6,   0xc66,
    0xce6,   0xd66,   0xde6,   0xe50,   0xed0,   0xf20,   0x1040,  0x1090,  0x17e0,  0x1810,  0x1946,
    0x19d0,  0x1a80,  0x1a90,  0x1b50,  0x1bb0,  0x1c40,  0x1c50,  0xa620,  0xa8d0,  0xa900,  0xa9d0,
    0xa9f0,  0xaa50,  0xabf0,  0xff10,  0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0,
    0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60,
    0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
};

bool endsLine(char32_t letter)
{
    return (letter >= 0x0a && letter <= 0x0d) || (letter >= 0x1c && letter <= 0x1e) || letter == 0x85
           || letter == 0x2028 || letter == 0x2029;
}

/// Bytes that the sequence at the start of `bytes` has by its first byte, 0 where that starts none.
std::size_t lengthOfSequence(unsigned char first)
{
    return first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
}

/// The code point at the start of `bytes`, which are `length` long; kReplacement where it is none.
char32_t decodeSequence(std::string_view bytes)
{
    constexpr unsigned char kPayload[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    char32_t value = static_cast<unsigned char>(bytes[0]) & kPayload[bytes.size()];
    for (const char byte : bytes.substr(1)) {
        if ((static_cast<unsigned char>(byte) & 0xc0) != 0x80)
            return kReplacement;
        value = value << 6 | (static_cast<unsigned char>(byte) & 0x3f);
    }
    const bool surrogate = value >= 0xd800 && value < 0xe000;
    return value < kLeast[bytes.size()] || value > 0x10ffff || surrogate ? kReplacement : value;
}

} // namespace

std::u32string decode(std::string_view bytes)
{
    std::u32string text;
    text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = lengthOfSequence(static_cast<unsigned char>(bytes[at]));
        const bool whole = length > 0 && at + length <= bytes.size();
        const char32_t value = whole ? decodeSequence(bytes.substr(at, length)) : kReplacement;
        text += value;
        // U+FFFD itself is a sequence too; a broken one is left byte by byte.
        at += value != kReplacement || (whole && bytes.substr(at, length) == "\xef\xbf\xbd") ? length : 1;
    }
    return text;
}

bool isSpace(char32_t letter)
{
    if (letter < 0x80)
        return (letter >= 0x09 && letter <= 0x0d) || (letter >= 0x1c && letter <= 0x20);
    return letter == 0x85 || letter == 0xa0 || letter == 0x1680 || (letter >= 0x2000 && letter <= 0x200a)
           || letter == 0x2028 || letter == 0x2029 || letter == 0x202f || letter == 0x205f || letter == 0x3000;
}

int digitOf(char32_t letter)
{
    const auto* above = std::upper_bound(std::begin(kZeros), std::end(kZeros), letter);
    if (above == std::begin(kZeros) || letter - *(above - 1) > 9)
        return -1;
    return int(letter - *(above - 1));
}

std::vector<std::u32string_view> splitLines(std::u32string_view text)
{
    std::vector<std::u32string_view> lines;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!endsLine(text[at]))
            continue;
        lines.push_back(text.substr(begin, at - begin));
        if (text[at] == U'\r' && at + 1 < text.size() && text[at + 1] == U'\n')
            ++at;
        begin = at + 1;
    }
    if (begin < text.size())
        lines.push_back(text.substr(begin));
    return lines;
}

std::u32string_view strip(std::u32string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace palimpsest::python
