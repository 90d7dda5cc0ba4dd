#include "engine/text/python_text.h"

#include "engine/text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace palimpsest {

namespace {

constexpr int kUnicodeVersion = 14;

enum Class : std::uint8_t { Space = 1, Word = 2, Digit = 4, Upper = 8, Lower = 16 };

std::uint8_t lookUp(char32_t c)
{
    const auto point = static_cast<UChar32>(c);
    UVersionInfo age;
    u_charAge(point, age);
    if (age[0] > kUnicodeVersion)
        return 0;
    const std::uint32_t category = U_GET_GC_MASK(point);
    std::uint8_t classes = 0;
    if (u_isUWhiteSpace(point) || (c >= 0x1C && c <= 0x1F))
        classes |= Space;
    if (c == '_' || (category & (U_GC_L_MASK | U_GC_ND_MASK))
        || u_getIntPropertyValue(point, UCHAR_NUMERIC_TYPE) != U_NT_NONE)
        classes |= Word;
    if (category & U_GC_ND_MASK)
        classes |= Digit;
    if (u_isUUppercase(point))
        classes |= Upper;
    if (u_isULowercase(point))
        classes |= Lower;
    return classes;
}

bool has(char32_t c, Class wanted)
{
    static const auto table = [] {
        std::array<std::uint8_t, 0x250> built{};
        for (std::size_t i = 0; i < built.size(); ++i)
            built[i] = lookUp(static_cast<char32_t>(i));
        return built;
    }();
    return ((c < table.size() ? table[c] : lookUp(c)) & wanted) != 0;
}

std::vector<UChar> toUtf16(std::u32string_view text)
{
    std::vector<UChar> units;
    units.reserve(text.size() + 8);
    for (const char32_t c : text) {
        if (c > 0xFFFF)
            units.push_back(static_cast<UChar>(U16_LEAD(c)));
        units.push_back(static_cast<UChar>(c > 0xFFFF ? U16_TRAIL(c) : c));
    }
    return units;
}

/// Full case mapping, final sigma and all. Text that 32-bit lengths cannot hold keeps its case.
std::string lowerByLibrary(std::string_view text)
{
    const std::vector<UChar> units = toUtf16(toUtf32(text));
    if (units.size() > std::size_t(std::numeric_limits<std::int32_t>::max() / 3))
        return std::string(text);
    std::vector<UChar> lower(units.size() * 3);
    UErrorCode failure = U_ZERO_ERROR;
    const std::int32_t length = u_strToLower(lower.data(), static_cast<std::int32_t>(lower.size()), units.data(),
                                             static_cast<std::int32_t>(units.size()), "", &failure);
    if (U_FAILURE(failure))
        return std::string(text);
    std::string result;
    for (std::int32_t at = 0; at < length;) {
        UChar32 c;
        U16_NEXT(lower.data(), at, length, c);
        appendUtf8(result, static_cast<char32_t>(c));
    }
    return result;
}

} // namespace

std::string toLowerCase(std::string_view text)
{
    if (asciiPrefix(text) == text.size()) {
        std::string lower(text);
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        return lower;
    }
    return isValidUtf8(text) ? lowerByLibrary(text) : lowerByLibrary(validUtf8(text));
}

bool isPythonSpace(char32_t c) { return has(c, Space); }
bool isPythonWord(char32_t c) { return has(c, Word); }
bool isPythonDigit(char32_t c) { return has(c, Digit); }
bool isPythonUpper(char32_t c) { return has(c, Upper); }
bool isPythonLower(char32_t c) { return has(c, Lower); }

bool equalsIgnoringCase(char32_t c, char32_t lowerAscii)
{
    if (c == lowerAscii || (lowerAscii >= 'a' && lowerAscii <= 'z' && c == lowerAscii - 0x20))
        return true;
    switch (lowerAscii) {
    case 'i':
        return c == 0x130 || c == 0x131;
    case 's':
        return c == 0x17F;
    case 'k':
        return c == 0x212A;
    default:
        return false;
    }
}

} // namespace palimpsest
