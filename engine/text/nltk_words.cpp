#include "engine/text/nltk_words.h"

#include "engine/text/python_text.h"

#include <algorithm>
#include <utility>

namespace palimpsest {

namespace {

using Text = std::u32string;
using View = std::u32string_view;

bool isOneOf(View set, char32_t c) { return set.find(c) != View::npos; }

/// What a rule does at one place: how much it takes and what it puts there. Taking nothing means that it does not
/// match.
struct Edit {
    std::size_t taken = 0;
    Text put;
};

/// One pass: `rule(text, at)` is asked from left to right at the places that `next(text, at)` names, the first at or
/// behind `at`; what has been put in is not looked at again.
template <typename Next, typename Rule>
void applyWhere(Text& text, const Next& next, const Rule& rule)
{
    Text result;
    std::size_t kept = 0;
    for (std::size_t at = next(text, 0); at < text.size(); at = next(text, at)) {
        const Edit edit = rule(View(text), at);
        if (edit.taken == 0) {
            ++at;
            continue;
        }
        result.append(text, kept, at - kept).append(edit.put);
        at += edit.taken;
        kept = at;
    }
    if (kept > 0)
        text = std::move(result.append(text, kept));
}

/// One pass over the places that hold one of `anchors`.
template <typename Rule>
void apply(Text& text, View anchors, const Rule& rule)
{
    applyWhere(
        text, [anchors](View all, std::size_t at) { return all.find_first_of(anchors, at); }, rule);
}

/// One pass over the places before an apostrophe, or up to two before one: where n't begins.
template <typename Rule>
void applyBeforeApostrophes(Text& text, const Rule& rule)
{
    const auto next = [](View all, std::size_t at) {
        const std::size_t mark = all.find(U'\'', at);
        return mark == View::npos ? mark : std::max(at, mark < 2 ? 0 : mark - 2);
    };
    applyWhere(text, next, rule);
}

Text padded(View text)
{
    Text result = U" ";
    return result.append(text).append(U" ");
}

/// Puts spaces around each of some characters.
void padEach(Text& text, View set)
{
    apply(text, set, [](View all, std::size_t at) { return Edit{1, padded(all.substr(at, 1))}; });
}

/// Replaces a fixed piece of text.
void replace(Text& text, View from, View to)
{
    const auto rule = [from, to](View all, std::size_t at) {
        return all.substr(at).starts_with(from) ? Edit{from.size(), Text(to)} : Edit{};
    };
    apply(text, from.substr(0, 1), rule);
}

/// Puts spaces around runs of at least `least` of one character.
void padRuns(Text& text, char32_t c, std::size_t least)
{
    const auto rule = [c, least](View all, std::size_t at) {
        std::size_t end = at;
        while (end < all.size() && all[end] == c)
            ++end;
        return end - at >= least ? Edit{end - at, padded(all.substr(at, end - at))} : Edit{};
    };
    apply(text, View(&c, 1), rule);
}

Edit openingQuote(View text, std::size_t at)
{
    const View rest = text.substr(at + 1);
    const std::size_t quote = rest.starts_with(U'"') ? 1 : rest.starts_with(U"''") ? 2 : 0;
    return quote > 0 ? Edit{1 + quote, Text(1, text[at]) + U" `` "} : Edit{};
}

/// An apostrophe before a word of one letter, unless that letter is a clitic.
Edit quoteBeforeLetter(View text, std::size_t at)
{
    if (at + 1 >= text.size() || !isPythonWord(text[at + 1]))
        return {};
    if (at + 2 < text.size() && isPythonWord(text[at + 2]))
        return {};
    for (const char32_t clitic : U"mtsdn")
        if (clitic != 0 && equalsIgnoringCase(text[at + 1], clitic))
            return {};
    return {2, {U'\'', U' ', text[at + 1]}};
}

/// The period that ends the sentence: behind it only characters of `closers`, then white space.
void splitFinalPeriod(Text& text, View closers, bool spaceBeforeClosers)
{
    const std::size_t period = text.rfind(U'.');
    if (period == Text::npos || period == 0 || text[period - 1] == '.')
        return;
    std::size_t end = period + 1;
    while (end < text.size() && isOneOf(closers, text[end]))
        ++end;
    if (!std::all_of(text.begin() + static_cast<std::ptrdiff_t>(end), text.end(), isPythonSpace))
        return;
    const Text behind = text.substr(period + 1, end - period - 1);
    text.resize(period);
    text.append(spaceBeforeClosers ? U" . " : U" .").append(behind).append(U" ");
}

Edit colonOrComma(View text, std::size_t at)
{
    if (at + 1 >= text.size() || isPythonDigit(text[at + 1]))
        return {};
    return {2, {U' ', text[at], U' ', text[at + 1]}};
}

/// `$` of a pattern holds before a last line feed, too.
Edit finalColonOrComma(View text, std::size_t at)
{
    const View rest = text.substr(at + 1);
    if (!(rest.empty() || rest == U"\n"))
        return {};
    return {1, padded(text.substr(at, 1))};
}

Edit quoteBeforeSpace(View text, std::size_t at)
{
    if (text[at] == '\'' || text.substr(at + 1, 2) != U"' ")
        return {};
    return {3, Text(1, text[at]) + U" ' "};
}

/// Every run of white space becomes one space.
void collapseSpaces(Text& text)
{
    Text result;
    for (const char32_t c : text) {
        const bool space = isPythonSpace(c);
        if (!space || result.empty() || result.back() != ' ')
            result.push_back(space ? U' ' : c);
    }
    text = std::move(result);
}

/// `endings` stand behind a character that is neither an apostrophe nor a space, and before a space.
template <std::size_t N>
Edit splitEnding(View text, std::size_t at, const View (&endings)[N])
{
    if (text[at] == '\'' || text[at] == ' ')
        return {};
    const View rest = text.substr(at + 1);
    for (const View ending : endings)
        if (rest.starts_with(ending) && rest.substr(ending.size()).starts_with(U' '))
            return {ending.size() + 2, (Text(1, text[at]) + U' ').append(ending) + U' '};
    return {};
}

Edit possessive(View text, std::size_t at)
{
    static constexpr View kEndings[] = {U"'s", U"'S", U"'m", U"'M", U"'d", U"'D", U"'"};
    return splitEnding(text, at, kEndings);
}

Edit cliticEdit(View text, std::size_t at)
{
    static constexpr View kEndings[] = {U"'ll", U"'LL", U"'re", U"'RE", U"'ve", U"'VE", U"n't", U"N'T"};
    return splitEnding(text, at, kEndings);
}

bool matchesIgnoringCase(View text, std::size_t at, View lower)
{
    if (at + lower.size() > text.size())
        return false;
    for (std::size_t i = 0; i < lower.size(); ++i)
        if (!equalsIgnoringCase(text[at + i], lower[i]))
            return false;
    return true;
}

bool isWordBoundary(View text, std::size_t at)
{
    const bool before = at > 0 && isPythonWord(text[at - 1]);
    const bool behind = at < text.size() && isPythonWord(text[at]);
    return before != behind;
}

/// Two words written as one.
struct Contraction {
    View first;
    View second;
    enum class Place { Word, BeforeSpace, AfterSpace } place = Place::Word;
};

void splitContraction(Text& text, const Contraction& words)
{
    const bool afterSpace = words.place == Contraction::Place::AfterSpace;
    const bool beforeSpace = words.place == Contraction::Place::BeforeSpace;
    const auto rule = [&](View all, std::size_t at) -> Edit {
        const std::size_t start = afterSpace ? at + 1 : at;
        const std::size_t middle = start + words.first.size();
        const std::size_t end = middle + words.second.size();
        if (!matchesIgnoringCase(all, start, words.first) || !matchesIgnoringCase(all, middle, words.second)
            || (!afterSpace && !isWordBoundary(all, at))
            || !(beforeSpace ? end < all.size() && isPythonSpace(all[end]) : isWordBoundary(all, end)))
            return {};
        Text put = padded(all.substr(start, words.first.size()));
        return {end - at, put.append(all.substr(middle, words.second.size())).append(U" ")};
    };
    const char32_t first = words.first[0]; // none of them has a third form
    const char32_t anchors[] = {first, first - 0x20};
    apply(text, afterSpace ? View(U" ") : View(anchors, 2), rule);
}

void splitQuotesAtStart(Text& text)
{
    padEach(text, U"«“‘„");
    padRuns(text, U'`', 1);
    if (text.starts_with(U'"'))
        text.replace(0, 1, U"``");
    replace(text, U"``", U" `` ");
    apply(text, U" ([{<", openingQuote);
    apply(text, U"'", quoteBeforeLetter);
}

void splitPunctuation(Text& text)
{
    splitFinalPeriod(text, U"])}>\"'»”’ ", true);
    apply(text, U":,", colonOrComma);
    apply(text, U":,", finalColonOrComma);
    padRuns(text, U'.', 2);
    padEach(text, U";@#$%&");
    splitFinalPeriod(text, U"])}>\"'", false);
    padEach(text, U"?!");
    applyBeforeApostrophes(text, quoteBeforeSpace);
    padEach(text, U"*");
    padEach(text, U"[](){}<>");
    replace(text, U"--", U" -- ");
}

void splitQuotesAtEnd(Text& text)
{
    padEach(text, U"»”’");
    replace(text, U"''", U" '' ");
    replace(text, U"\"", U" '' ");
    collapseSpaces(text);
    applyBeforeApostrophes(text, possessive);
    applyBeforeApostrophes(text, cliticEdit);
}

void splitContractions(Text& text)
{
    using Place = Contraction::Place;
    static constexpr Contraction kContractions[] = {
        {U"can", U"not"},
        {U"d", U"'ye"},
        {U"gim", U"me"},
        {U"gon", U"na"},
        {U"got", U"ta"},
        {U"lem", U"me"},
        {U"more", U"'n"},
        {U"wan", U"na", Place::BeforeSpace},
        {U"'t", U"is", Place::AfterSpace},
        {U"'t", U"was", Place::AfterSpace},
    };
    for (const Contraction& contraction : kContractions)
        splitContraction(text, contraction);
}

} // namespace

std::vector<std::u32string> nltkWords(std::u32string_view sentence)
{
    Text text(sentence);
    splitQuotesAtStart(text);
    splitPunctuation(text);
    text = padded(text);
    splitQuotesAtEnd(text);
    splitContractions(text);

    std::vector<Text> words;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && !isPythonSpace(text[end]))
            ++end;
        if (end > at)
            words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

} // namespace palimpsest
