#include "engine/text/word_tokenize.h"

#include "engine/text/nltk_words.h"
#include "engine/text/utf8.h"

namespace palimpsest {

namespace {

std::u32string codePoints(std::string_view text)
{
    return isValidUtf8(text) ? toUtf32(text) : toUtf32(validUtf8(text));
}

} // namespace

Result<std::shared_ptr<const WordTokenizer>> WordTokenizer::load(const std::filesystem::path& punktDirectory)
{
    PALIMPSEST_TRY(Punkt punkt, Punkt::load(punktDirectory).in("sentence-splitter tables"));
    return std::shared_ptr<const WordTokenizer>(new WordTokenizer(std::move(punkt)));
}

std::vector<std::string> WordTokenizer::words(std::string_view text) const
{
    const std::u32string points = codePoints(text);
    std::vector<std::string> words;
    for (const Punkt::Span& span : m_punkt.sentences(points))
        for (const std::u32string& word :
             nltkWords(std::u32string_view(points).substr(span.start, span.stop - span.start)))
            words.push_back(toUtf8(word));
    return words;
}

std::vector<std::string> WordTokenizer::sentences(std::string_view text) const
{
    const std::u32string points = codePoints(text);
    std::vector<std::string> sentences;
    for (const Punkt::Span& span : m_punkt.sentences(points))
        sentences.push_back(toUtf8(std::u32string_view(points).substr(span.start, span.stop - span.start)));
    return sentences;
}

} // namespace palimpsest
