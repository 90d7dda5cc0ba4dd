#include "engine/text/utf8.h"

#include <cstdint>
#include <cstring>

namespace palimpsest {

namespace {

struct Step {
    std::size_t length; ///< of the character, or of the maximal invalid part
    bool valid;
};

/// Unicode 15, table 3-7: which second bytes a lead byte allows.
struct SecondByte {
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
};

SecondByte secondByteAfter(unsigned char lead)
{
    switch (lead) {
    case 0xE0:
        return {0xA0, 0xBF};
    case 0xED:
        return {0x80, 0x9F};
    case 0xF0:
        return {0x90, 0xBF};
    case 0xF4:
        return {0x80, 0x8F};
    default:
        return {};
    }
}

Step stepAt(std::string_view bytes, std::size_t at)
{
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80)
        return {1, true};
    if (lead < 0xC2 || lead > 0xF4)
        return {1, false};
    const std::size_t needed = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    for (std::size_t i = 1; i < needed; ++i) {
        const SecondByte range = i == 1 ? secondByteAfter(lead) : SecondByte{};
        if (at + i >= bytes.size())
            return {i, false};
        const auto byte = static_cast<unsigned char>(bytes[at + i]);
        if (byte < range.low || byte > range.high)
            return {i, false};
    }
    return {needed, true};
}

} // namespace

std::size_t asciiPrefix(std::string_view text)
{
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + at, 8);
        if (word & 0x8080808080808080u)
            break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80)
        ++at;
    return at;
}

std::string validUtf8(std::string_view bytes, std::size_t* replaced)
{
    std::string text;
    text.reserve(bytes.size());
    std::size_t count = 0;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t ascii = asciiPrefix(bytes.substr(at));
        text.append(bytes.substr(at, ascii));
        at += ascii;
        if (at == bytes.size())
            break;
        const Step step = stepAt(bytes, at);
        if (step.valid)
            text.append(bytes.substr(at, step.length));
        else {
            appendUtf8(text, kReplacementCharacter);
            ++count;
        }
        at += step.length;
    }
    if (replaced)
        *replaced = count;
    return text;
}

bool isValidUtf8(std::string_view bytes)
{
    for (std::size_t at = asciiPrefix(bytes); at < bytes.size();) {
        const Step step = stepAt(bytes, at);
        if (!step.valid)
            return false;
        at += step.length;
    }
    return true;
}

char32_t nextCodePoint(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[at + i])); };
    const char32_t lead = byte(0);
    char32_t codePoint = lead;
    std::size_t length = 1;
    if (lead >= 0xF0) {
        codePoint = (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
        length = 4;
    } else if (lead >= 0xE0) {
        codePoint = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
        length = 3;
    } else if (lead >= 0xC0) {
        codePoint = (lead & 0x1F) << 6 | (byte(1) & 0x3F);
        length = 2;
    }
    at += length;
    return codePoint;
}

char32_t previousCodePoint(std::string_view text, std::size_t& at)
{
    do
        --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    std::size_t behind = at;
    return nextCodePoint(text, behind);
}

void appendUtf8(std::string& text, char32_t codePoint)
{
    const auto push = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (codePoint < 0x80) {
        push(codePoint);
    } else if (codePoint < 0x800) {
        push(0xC0 | codePoint >> 6);
        push(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        push(0xE0 | codePoint >> 12);
        push(0x80 | (codePoint >> 6 & 0x3F));
        push(0x80 | (codePoint & 0x3F));
    } else {
        push(0xF0 | codePoint >> 18);
        push(0x80 | (codePoint >> 12 & 0x3F));
        push(0x80 | (codePoint >> 6 & 0x3F));
        push(0x80 | (codePoint & 0x3F));
    }
}

std::u32string toUtf32(std::string_view validText)
{
    std::u32string text;
    text.reserve(validText.size());
    for (std::size_t at = 0; at < validText.size();)
        text.push_back(nextCodePoint(validText, at));
    return text;
}

std::string toUtf8(std::u32string_view text)
{
    std::string bytes;
    bytes.reserve(text.size());
    for (const char32_t codePoint : text)
        appendUtf8(bytes, codePoint);
    return bytes;
}

} // namespace palimpsest
