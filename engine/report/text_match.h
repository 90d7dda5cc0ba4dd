#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// How a word of a generated text stands to the reference.
enum class WordMatch {
    None,      ///< the model's own
    SamePlace, ///< the reference has the same word in the same place: still remembered
    Elsewhere, ///< part of an n-gram that the reference has at another place
};

struct MatchedWord {
    std::string_view space; ///< what stands in front of it
    std::string_view word;  ///< empty only for space at the end of the text
    WordMatch match = WordMatch::None;
};

struct TextMatch {
    std::vector<MatchedWord> words;
    double samePlace = 0; ///< share of the reference's words that stand in the same place, 0 to 1
    double elsewhere = 0; ///< further words that repeat the reference elsewhere, by the reference's number of words
    bool recited = false; ///< both texts, trimmed, are equal and not empty
};

/// Compares word by word; words are what white space separates. Views into `candidate`, which must outlive them.
TextMatch matchTexts(std::string_view candidate, std::string_view reference, std::size_t n = 3);

} // namespace palimpsest
