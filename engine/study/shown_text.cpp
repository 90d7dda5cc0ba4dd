#include "engine/study/shown_text.h"

namespace palimpsest {

std::string shownText(std::string_view raw, const std::vector<std::string>& specialTokens)
{
    std::string text(raw);
    // What is left of one removal may join to another token, so it goes on until nothing is found.
    for (bool found = true; found;) {
        found = false;
        for (const std::string& token : specialTokens)
            for (std::size_t at = 0; !token.empty() && (at = text.find(token, at)) != std::string::npos; found = true)
                text.erase(at, token.size());
    }
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    text.erase(last == std::string::npos ? 0 : last + 1);
    return text;
}

} // namespace palimpsest
