#include "engine/report/html.h"

#include <cstdint>
#include <cstdio>

namespace palimpsest {

namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

struct CodePoint {
    char32_t value = 0xFFFD;
    std::size_t bytes = 1;
    bool valid = false;
};

/// The UTF-8 sequence at the start of `text`, which is not empty (RFC 3629).
CodePoint firstOf(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return {lead, 1, true};
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : (lead & 0xF0) == 0xE0        ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    if (length == 0)
        return {};
    char32_t value = lead & (0xFF >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const unsigned next = byte(i);
        // The second byte's range keeps out overlong forms, surrogates and what lies above U+10FFFF.
        const unsigned low = i > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        const unsigned high = i > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (next < low || next > high)
            return {0xFFFD, i, false};
        value = value << 6 | (next & 0x3F);
    }
    return {value, length, true};
}

bool turnsDirection(char32_t point)
{
    return point == 0x061C || point == 0x200E || point == 0x200F || (point >= 0x202A && point <= 0x202E)
           || (point >= 0x2066 && point <= 0x2069);
}

void append(std::string& html, char32_t point, std::string_view bytes)
{
    char code[32];
    switch (point) {
    case '&':
        html += "&amp;";
        return;
    case '<':
        html += "&lt;";
        return;
    case '>':
        html += "&gt;";
        return;
    case '"':
        html += "&quot;";
        return;
    case '\'':
        html += "&#39;";
        return;
    case '\r':
        html += "&#13;";
        return;
    default:
        break;
    }
    if ((point < 0x20 && point != '\n' && point != '\t') || point == 0x7F) {
        std::snprintf(code, sizeof code, "&#x%x;", point == 0x7F ? 0x2421U : 0x2400U + unsigned(point));
        html += code;
    } else if ((point >= 0x80 && point < 0xA0) || (point & 0xFFFE) == 0xFFFE) {
        html += kReplacement;
    } else if (turnsDirection(point)) {
        std::snprintf(code, sizeof code, "\xe2\x80\xb9U+%04X\xe2\x80\xba", unsigned(point));
        html += code;
    } else {
        html += bytes;
    }
}

} // namespace

std::string escapeHtml(std::string_view text)
{
    std::string html;
    html.reserve(text.size() + text.size() / 8);
    while (!text.empty()) {
        const CodePoint point = firstOf(text);
        if (point.valid)
            append(html, point.value, text.substr(0, point.bytes));
        else
            html += kReplacement;
        text.remove_prefix(point.bytes);
    }
    return html;
}

std::string base64OfHex(std::string_view hex)
{
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto digit = [](char c) { return std::uint32_t(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10); };
    std::string text;
    for (std::size_t at = 0; at < hex.size(); at += 6) {
        const std::string_view group = hex.substr(at, 6);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 6; ++i)
            bits = bits << 4 | (i < group.size() ? digit(group[i]) : 0);
        const std::size_t letters = group.size() / 2 + 1; // n bytes fill n + 1 letters
        for (std::size_t i = 0; i < 4; ++i)
            text += i < letters ? kLetters[bits >> (18 - 6 * i) & 63] : '=';
    }
    return text;
}

} // namespace palimpsest
