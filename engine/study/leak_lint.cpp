#include "engine/study/leak_lint.h"

#include <algorithm>
#include <cctype>

namespace palimpsest {

namespace {

bool isWordByte(char byte)
{
    return std::isalnum(static_cast<unsigned char>(byte)) || byte == '_' || static_cast<unsigned char>(byte) >= 0x80;
}

std::string lower(std::string_view text)
{
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(), [](unsigned char byte) { return char(std::tolower(byte)); });
    return low;
}

bool hasWord(const std::string& text, const std::string& word)
{
    for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; ++at) {
        const bool begins = at == 0 || !isWordByte(text[at - 1]) || !isWordByte(word.front());
        const std::size_t end = at + word.size();
        if (begins && (end == text.size() || !isWordByte(text[end]) || !isWordByte(word.back())))
            return true;
    }
    return false;
}

} // namespace

std::string LeakFinding::sentence() const
{
    if (pos == 0)
        return what;
    return "item " + std::to_string(pos) + (pack.empty() ? "" : " in pack " + pack) + " shows " + what
           + (blocks ? ", which tells where the text comes from" : ", which its own text has as well");
}

std::vector<LeakFinding> findLeaks(int pos, std::string_view prefix, std::string_view reference,
                                   std::string_view output, const LeakWords& words)
{
    std::vector<LeakFinding> findings;
    const std::string sample = lower(prefix) + "\n" + lower(reference);
    const std::string candidate = lower(output);
    for (const std::string& token : words.specialTokens)
        if (!token.empty() && (sample + "\n" + candidate).find(lower(token)) != std::string::npos)
            findings.push_back({LeakFinding::Kind::Token, pos, {}, "the special token " + token, true});
    const auto look = [&](const std::vector<std::string>& list, LeakFinding::Kind kind, const char* word) {
        for (const std::string& entry : list) {
            const std::string low = lower(entry);
            if (low.empty() || !hasWord(candidate, low))
                continue;
            findings.push_back({kind, pos, {}, std::string(word) + " '" + entry + "'", !hasWord(sample, low)});
        }
    };
    look(words.names, LeakFinding::Kind::Name, "the name");
    look(words.paths, LeakFinding::Kind::Path, "the path");
    return findings;
}

} // namespace palimpsest
