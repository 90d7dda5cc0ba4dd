#include "engine/text/clean_up.h"

namespace palimpsest {

std::string replaceAll(std::string text, std::string_view from, std::string_view to)
{
    std::size_t found = text.find(from);
    if (found == std::string::npos)
        return text;
    std::string result;
    result.reserve(text.size());
    std::size_t at = 0;
    for (; found != std::string::npos; found = text.find(from, at)) {
        result.append(text, at, found - at).append(to);
        at = found + from.size();
    }
    return result.append(text, at);
}

std::string cleanUpSpaces(std::string text)
{
    static constexpr std::string_view kRules[][2] = {
        {" .", "."},     {" ?", "?"},   {" !", "!"},   {" ,", ","},     {" ' ", "'"},
        {" n't", "n't"}, {" 'm", "'m"}, {" 's", "'s"}, {" 've", "'ve"}, {" 're", "'re"},
    };
    for (const auto& [from, to] : kRules)
        text = replaceAll(std::move(text), from, to);
    return text;
}

} // namespace palimpsest
