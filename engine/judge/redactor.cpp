#include "engine/judge/redactor.h"

#include <algorithm>
#include <cctype>

namespace palimpsest {

namespace {

constexpr std::string_view kShown = "[key]";
constexpr std::size_t kShortestToken = 8; ///< of what may be a key behind a mark

bool isTokenLetter(char letter)
{
    return std::isalnum(static_cast<unsigned char>(letter)) != 0
           || std::string_view("-_.~+/=*").find(letter) != std::string_view::npos;
}

bool startsWithoutCase(std::string_view text, std::string_view lowerCase)
{
    return text.size() >= lowerCase.size()
           && std::equal(lowerCase.begin(), lowerCase.end(), text.begin(), [](char wanted, char given) {
                  return wanted == std::tolower(static_cast<unsigned char>(given));
              });
}

std::size_t tokenLength(std::string_view text)
{
    return std::size_t(std::find_if_not(text.begin(), text.end(), isTokenLetter) - text.begin());
}

/// Bytes to keep and to take out where a key may begin; {0, 0} where none does.
std::pair<std::size_t, std::size_t> markedKey(std::string_view text, bool wordStart)
{
    if (wordStart && startsWithoutCase(text, "sk-")) {
        const std::size_t length = tokenLength(text);
        return length >= kShortestToken ? std::pair<std::size_t, std::size_t>{0, length}
                                        : std::pair<std::size_t, std::size_t>{0, 0};
    }
    for (const std::string_view mark : {"bearer ", "api-key: ", "api-key:", "\"api-key\": \"", "\"api-key\":\""}) {
        if (!startsWithoutCase(text, mark))
            continue;
        const std::size_t length = tokenLength(text.substr(mark.size()));
        if (length >= kShortestToken)
            return {mark.size(), length};
    }
    return {0, 0};
}

} // namespace

std::string Redactor::redact(std::string_view text) const
{
    const std::string_view key = m_key ? m_key->view() : std::string_view();
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        if (!key.empty() && rest.starts_with(key)) {
            clean += kShown;
            at += key.size();
            continue;
        }
        const bool wordStart = at == 0 || std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0;
        const auto [kept, taken] = markedKey(rest, wordStart);
        if (taken > 0) {
            clean.append(rest.substr(0, kept)).append(kShown);
            at += kept + taken;
            continue;
        }
        clean += text[at++];
    }
    return clean;
}

} // namespace palimpsest
