#include "engine/tables/number_text.h"

#include <charconv>
#include <cmath>

namespace palimpsest {

namespace {

template <typename T>
std::optional<T> parseWhole(std::string_view text)
{
    // from_chars knows no plus sign; "+-1" must stay wrong.
    if (text.size() > 1 && text[0] == '+' && text[1] != '-')
        text.remove_prefix(1);
    T value{};
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

std::string csvNumber(double value) { return std::isnan(value) ? std::string() : pythonRepr(value); }

std::optional<double> parseDouble(std::string_view text) { return parseWhole<double>(text); }

std::optional<long long> parseInteger(std::string_view text) { return parseWhole<long long>(text); }

} // namespace palimpsest
