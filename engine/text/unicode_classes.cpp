#include "engine/text/unicode_classes.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace palimpsest {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// Letters and numbers that Unicode 15.1 and 16.0 added: an older library does not know them yet.
constexpr Range kNewLetters[] = {
    {0x1C89, 0x1C8A},   {0xA7CB, 0xA7CD},   {0xA7DA, 0xA7DC},   {0x105C0, 0x105F3}, {0x10D4A, 0x10D65},
    {0x10D6F, 0x10D85}, {0x10EC2, 0x10EC4}, {0x11380, 0x11389}, {0x1138B, 0x1138B}, {0x1138E, 0x1138E},
    {0x11390, 0x113B5}, {0x113B7, 0x113B7}, {0x113D1, 0x113D1}, {0x113D3, 0x113D3}, {0x11BC0, 0x11BE0},
    {0x13460, 0x143FA}, {0x16100, 0x1611D}, {0x16D40, 0x16D6C}, {0x18CFF, 0x18CFF}, {0x1E5D0, 0x1E5ED},
    {0x1E5F0, 0x1E5F0}, {0x2EBF0, 0x2EE5D},
};
constexpr Range kNewNumbers[] = {
    {0x10D40, 0x10D49}, {0x116D0, 0x116E3}, {0x11BF0, 0x11BF9}, {0x16130, 0x16139},
    {0x16D70, 0x16D79}, {0x1CCF0, 0x1CCF9}, {0x1E5F1, 0x1E5FA},
};

template <std::size_t N>
bool isIn(const Range (&ranges)[N], char32_t codePoint)
{
    const auto* behind = std::upper_bound(std::begin(ranges), std::end(ranges), codePoint,
                                          [](char32_t value, const Range& range) { return value < range.first; });
    return behind != std::begin(ranges) && codePoint <= std::prev(behind)->last;
}

SplitClass lookUpClass(char32_t codePoint)
{
    const auto point = static_cast<UChar32>(codePoint);
    const std::uint32_t category = U_GET_GC_MASK(point);
    if (category & (U_GC_L_MASK | U_GC_N_MASK)) {
        UVersionInfo age;
        u_charAge(point, age);
        if (age[0] > 16)
            return SplitClass::Other;
        return category & U_GC_L_MASK ? SplitClass::Letter : SplitClass::Number;
    }
    if (u_isUWhiteSpace(point))
        return SplitClass::Space;
    if (category & U_GC_CN_MASK) {
        if (isIn(kNewLetters, codePoint))
            return SplitClass::Letter;
        if (isIn(kNewNumbers, codePoint))
            return SplitClass::Number;
    }
    return SplitClass::Other;
}

constexpr std::size_t kTableSize = 0x3000; // everything alphabetic: one load instead of two searches

const std::array<SplitClass, kTableSize>& table()
{
    static const auto classes = [] {
        std::array<SplitClass, kTableSize> built{};
        for (std::size_t i = 0; i < kTableSize; ++i)
            built[i] = lookUpClass(static_cast<char32_t>(i));
        return built;
    }();
    return classes;
}

} // namespace

SplitClass splitClassOf(char32_t codePoint)
{
    return codePoint < kTableSize ? table()[codePoint] : lookUpClass(codePoint);
}

bool isWhiteSpace(char32_t codePoint) { return u_isUWhiteSpace(static_cast<UChar32>(codePoint)); }

bool isWordCharacter(char32_t codePoint)
{
    const auto point = static_cast<UChar32>(codePoint);
    return u_hasBinaryProperty(point, UCHAR_ALPHABETIC) || u_hasBinaryProperty(point, UCHAR_JOIN_CONTROL)
           || (U_GET_GC_MASK(point) & (U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK));
}

} // namespace palimpsest
