#include "engine/text/punkt_tokens.h"

#include "engine/text/python_text.h"

namespace palimpsest {

namespace {

std::size_t runOf(char32_t c, std::u32string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && text[end] == c)
        ++end;
    return end - at;
}

/// Two or more hyphens, two or more dots, or three or more dots with one white space between each.
std::size_t multiCharacterPunctuation(std::u32string_view text, std::size_t at)
{
    if (const std::size_t hyphens = runOf('-', text, at); hyphens >= 2)
        return hyphens;
    const std::size_t dots = runOf('.', text, at);
    if (dots != 1)
        return dots;
    std::size_t pairs = 0;
    std::size_t end = at;
    while (end + 1 < text.size() && text[end] == '.' && isPythonSpace(text[end + 1])) {
        ++pairs;
        end += 2;
    }
    if (end < text.size() && text[end] == '.')
        return pairs >= 2 ? end + 1 - at : 0;
    return pairs >= 3 ? end - 1 - at : 0;
}

bool startsPunktWord(char32_t c)
{
    constexpr std::u32string_view kExcluded = U"(\"`{[:;&#*@)}]-,";
    return kExcluded.find(c) == std::u32string_view::npos;
}

bool endsWordBeforeComma(std::u32string_view text, std::size_t at)
{
    return at == text.size() || isPythonSpace(text[at]) || endsPunktWord(text[at])
           || multiCharacterPunctuation(text, at) > 0;
}

bool wordEndsAt(std::u32string_view text, std::size_t at)
{
    return endsWordBeforeComma(text, at) || (text[at] == ',' && endsWordBeforeComma(text, at + 1));
}

} // namespace

bool endsPunktWord(char32_t c)
{
    constexpr std::u32string_view kEnds = U")\";}]*:@'({[?!";
    return kEnds.find(c) != std::u32string_view::npos;
}

std::vector<std::u32string_view> punktWords(std::u32string_view line)
{
    std::vector<std::u32string_view> words;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t length = multiCharacterPunctuation(line, at);
        if (length == 0) {
            if (isPythonSpace(line[at])) {
                ++at;
                continue;
            }
            length = 1;
            if (startsPunktWord(line[at]))
                while (!wordEndsAt(line, at + length))
                    ++length;
        }
        words.push_back(line.substr(at, length));
        at += length;
    }
    return words;
}

} // namespace palimpsest
