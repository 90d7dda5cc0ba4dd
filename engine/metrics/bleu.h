#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

class WordTokenizer;

/// NLTK's sentence_bleu of one candidate against one reference with its defaults (spec/icu.md section 3 item 3): the
/// geometric mean of the clipped 1- to 4-gram precisions, times the brevity penalty. No unigram match gives 0; a zero
/// n-gram count becomes the smallest normal double; a candidate too short for an n-gram has a precision of 0 of 1.
double sentenceBleu(std::span<const std::string> candidate, std::span<const std::string> reference);

/// sentenceBleu over word_tokenize(text.lower()) of both.
double bleuOfTexts(std::string_view candidate, std::string_view reference, const WordTokenizer& words);

/// word_tokenize(text.lower()): what BLEU compares.
std::vector<std::string> bleuWords(std::string_view text, const WordTokenizer& words);

} // namespace palimpsest
