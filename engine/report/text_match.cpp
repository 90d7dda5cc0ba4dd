#include "engine/report/text_match.h"

#include <algorithm>
#include <set>

namespace palimpsest {

namespace {

constexpr std::string_view kSpace(" \t\n\r\f\v\0", 7);

std::vector<MatchedWord> wordsOf(std::string_view text)
{
    std::vector<MatchedWord> words;
    while (!text.empty()) {
        const std::size_t begin = std::min(text.find_first_not_of(kSpace), text.size());
        const std::size_t end = std::min(text.find_first_of(kSpace, begin), text.size());
        words.push_back({text.substr(0, begin), text.substr(begin, end - begin), WordMatch::None});
        text.remove_prefix(end);
    }
    return words;
}

std::size_t countOf(const std::vector<MatchedWord>& words)
{
    return words.size() - (!words.empty() && words.back().word.empty() ? 1 : 0);
}

std::string gramAt(const std::vector<MatchedWord>& words, std::size_t at, std::size_t n)
{
    std::string gram;
    for (std::size_t i = at; i < at + n; ++i)
        gram += std::string(words[i].word) + '\n'; // no word holds a line break
    return gram;
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = std::min(text.find_first_not_of(kSpace), text.size());
    const std::size_t end = text.find_last_not_of(kSpace);
    return end == std::string_view::npos ? std::string_view() : text.substr(begin, end + 1 - begin);
}

} // namespace

TextMatch matchTexts(std::string_view candidate, std::string_view reference, std::size_t n)
{
    TextMatch match{wordsOf(candidate)};
    const std::vector<MatchedWord> known = wordsOf(reference);
    const std::size_t given = countOf(match.words);
    const std::size_t wanted = countOf(known);
    match.recited = trimmed(candidate) == trimmed(reference) && !trimmed(reference).empty();
    if (wanted == 0 || given == 0)
        return match;

    std::set<std::string> grams;
    for (std::size_t i = 0; n > 0 && i + n <= wanted; ++i)
        grams.insert(gramAt(known, i, n));
    for (std::size_t i = 0; n > 0 && i + n <= given; ++i)
        if (grams.count(gramAt(match.words, i, n)) > 0)
            for (std::size_t k = i; k < i + n; ++k)
                match.words[k].match = WordMatch::Elsewhere;
    for (std::size_t i = 0; i < std::min(given, wanted); ++i)
        if (match.words[i].word == known[i].word)
            match.words[i].match = WordMatch::SamePlace;

    const auto count = [&](WordMatch kind) {
        return double(std::count_if(match.words.begin(), match.words.begin() + std::ptrdiff_t(given),
                                    [kind](const MatchedWord& word) { return word.match == kind; }));
    };
    match.samePlace = count(WordMatch::SamePlace) / double(wanted);
    match.elsewhere = std::min(count(WordMatch::Elsewhere) / double(wanted), 1 - match.samePlace);
    return match;
}

} // namespace palimpsest
