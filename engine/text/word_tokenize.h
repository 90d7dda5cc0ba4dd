#pragma once

#include "engine/base/result.h"
#include "engine/text/punkt.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// NLTK 3.9's word_tokenize: Punkt's sentences, each split by NLTKWordTokenizer. Immutable and thread-safe.
class WordTokenizer {
public:
    /// Reads Punkt's tables from a folder in the form of `punkt_tab/<language>`; the English ones come with the
    /// program: findResource("resources/punkt/english").
    static Result<std::shared_ptr<const WordTokenizer>> load(const std::filesystem::path& punktDirectory);

    /// The words of `text`. BLEU wants the text in lower case first: toLowerCase() of engine/text/python_text.h.
    std::vector<std::string> words(std::string_view text) const;

    /// The sentences of `text`, as NLTK's sent_tokenize.
    std::vector<std::string> sentences(std::string_view text) const;

private:
    explicit WordTokenizer(Punkt punkt) : m_punkt(std::move(punkt)) {}

    Punkt m_punkt;
};

} // namespace palimpsest
