#include "engine/judge/reference_parser.h"

#include "engine/judge/python_characters.h"

#include <optional>

namespace palimpsest {

namespace {

constexpr std::u32string_view kMention = U"Final score:";
constexpr std::size_t kMostDigits = 4300; ///< of Python's int(), leading zeros counted

/// str(int(text)), nothing where int() raises a ValueError. `text` is stripped.
std::optional<std::string> pythonInt(std::u32string_view text)
{
    const bool negative = !text.empty() && text.front() == U'-';
    if (negative || (!text.empty() && text.front() == U'+'))
        text.remove_prefix(1);
    std::string digits;
    bool mayBeUnderscore = false; // one may stand between two digits
    for (const char32_t letter : text) {
        const int digit = python::digitOf(letter);
        if (digit < 0 && !(letter == U'_' && mayBeUnderscore))
            return std::nullopt;
        mayBeUnderscore = digit >= 0;
        if (digit >= 0)
            digits += char('0' + digit);
    }
    if (!mayBeUnderscore || digits.size() > kMostDigits)
        return std::nullopt;
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    return (negative && digits != "0" ? "-" : "") + digits;
}

} // namespace

std::string parseAsReference(std::string_view reply)
{
    const std::u32string text = python::decode(reply);
    const std::size_t mention = text.find(kMention);
    if (mention == std::u32string::npos)
        return "IndexError";
    const std::u32string_view rest = std::u32string_view(text).substr(mention + kMention.size());
    return pythonInt(python::strip(rest.substr(0, rest.find(kMention)))).value_or("ValueError");
}

} // namespace palimpsest
