#include "engine/text/bert_normalizer.h"

#include "engine/text/unicode_classes.h"
#include "engine/text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>

namespace palimpsest {

namespace {

/// True where `codePoint` was assigned by Unicode `version` already.
bool isAsOldAs(char32_t codePoint, int version)
{
    UVersionInfo age;
    u_charAge(static_cast<UChar32>(codePoint), age);
    return age[0] != 0 && age[0] <= version;
}

std::uint32_t category(char32_t codePoint) { return U_GET_GC_MASK(static_cast<UChar32>(codePoint)); }

bool isLineWhiteSpace(char32_t c) { return c == '\t' || c == '\n' || c == '\r'; }

bool isDropped(char32_t c)
{
    if (c == 0 || c == kReplacementCharacter)
        return true;
    if (isLineWhiteSpace(c))
        return false;
    return (category(c) & (U_GC_CC_MASK | U_GC_CO_MASK | U_GC_CS_MASK))
           || ((category(c) & U_GC_CF_MASK) && isAsOldAs(c, 8));
}

bool isCjk(char32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF)
           || (c >= 0x2A700 && c <= 0x2B73F) || (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF)
           || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

bool isAccent(char32_t c)
{
    switch (c) {
    case 0x1734: // a spacing mark since Unicode 14
        return true;
    case 0x1885: // letters until Unicode 9
    case 0x1886:
    case 0xA9BD:  // a spacing mark until Unicode 11
    case 0x111C9: // punctuation until Unicode 11
        return false;
    default:
        return (category(c) & U_GC_MN_MASK) && isAsOldAs(c, 8);
    }
}

std::u32string clean(std::u32string_view text)
{
    std::u32string result;
    for (const char32_t c : text)
        if (!isDropped(c))
            result.push_back(isLineWhiteSpace(c) || isWhiteSpace(c) ? U' ' : c);
    return result;
}

std::u32string spaceCjk(std::u32string_view text)
{
    std::u32string result;
    for (const char32_t c : text) {
        if (isCjk(c))
            result.append({U' ', c, U' '});
        else
            result.push_back(c);
    }
    return result;
}

int combiningClass(char32_t c) { return isAsOldAs(c, 9) ? u_getCombiningClass(static_cast<UChar32>(c)) : 0; }

void appendDecomposed(std::u32string& text, char32_t c)
{
    static const UNormalizer2* const nfd = [] {
        UErrorCode failure = U_ZERO_ERROR;
        return unorm2_getNFDInstance(&failure);
    }();
    UChar units[32];
    UErrorCode failure = U_ZERO_ERROR;
    const std::int32_t length =
        c >= 0xC0 && isAsOldAs(c, 9) ? unorm2_getDecomposition(nfd, static_cast<UChar32>(c), units, 32, &failure) : -1;
    if (length < 0 || U_FAILURE(failure)) {
        text.push_back(c);
        return;
    }
    for (std::int32_t at = 0; at < length;) {
        UChar32 part;
        U16_NEXT(units, at, length, part);
        text.push_back(static_cast<char32_t>(part));
    }
}

/// Canonical decomposition, marks in canonical order.
std::u32string decompose(std::u32string_view text)
{
    std::u32string result;
    for (const char32_t c : text)
        appendDecomposed(result, c);
    for (std::size_t at = 0; at < result.size();) {
        if (combiningClass(result[at]) == 0) {
            ++at;
            continue;
        }
        const std::size_t start = at;
        while (at < result.size() && combiningClass(result[at]) != 0)
            ++at;
        std::stable_sort(result.begin() + static_cast<std::ptrdiff_t>(start),
                         result.begin() + static_cast<std::ptrdiff_t>(at),
                         [](char32_t a, char32_t b) { return combiningClass(a) < combiningClass(b); });
    }
    return result;
}

struct CaseRange {
    char32_t first;
    char32_t last;
    std::int32_t toLower;
};

/// Capitals that Unicode 16 added.
constexpr CaseRange kNewCapitals[] = {{0x1C89, 0x1C89, 1}, {0xA7CB, 0xA7CB, 0x264 - 0xA7CB}, {0xA7CC, 0xA7CC, 1},
                                      {0xA7DA, 0xA7DA, 1}, {0xA7DC, 0xA7DC, 0x19B - 0xA7DC}, {0x10D50, 0x10D65, 0x20}};

void appendLower(std::u32string& text, char32_t c)
{
    if (c == 0x130) { // the one letter whose lower case is two
        text.append({U'i', char32_t(0x307)});
        return;
    }
    for (const CaseRange& range : kNewCapitals)
        if (c >= range.first && c <= range.last) {
            text.push_back(static_cast<char32_t>(static_cast<std::int32_t>(c) + range.toLower));
            return;
        }
    text.push_back(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
}

std::string normalizeAscii(std::string_view text, const BertNormalizerOptions& options)
{
    std::string result;
    result.reserve(text.size());
    for (char c : text) {
        if (options.cleanText) {
            if (c == '\t' || c == '\n' || c == '\r')
                c = ' ';
            else if (c < ' ' || c == 0x7F)
                continue;
        }
        result.push_back(options.lowercase && c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return result;
}

} // namespace

bool isBertPunctuation(char32_t c)
{
    if (c < 0x80)
        return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
    if (c == 0x166D || c == 0x111C9) // until Unicode 11
        return true;
    return (category(c) & U_GC_P_MASK) && isAsOldAs(c, 8);
}

std::string bertNormalize(std::string_view text, const BertNormalizerOptions& options)
{
    if (asciiPrefix(text) == text.size())
        return normalizeAscii(text, options);
    std::u32string result = toUtf32(text);
    if (options.cleanText)
        result = clean(result);
    if (options.spacesAroundCjk)
        result = spaceCjk(result);
    if (options.stripsAccents.value_or(options.lowercase)) {
        result = decompose(result);
        std::erase_if(result, isAccent);
    }
    if (options.lowercase) {
        std::u32string lower;
        for (const char32_t c : result)
            appendLower(lower, c);
        result = std::move(lower);
    }
    return toUtf8(result);
}

} // namespace palimpsest
