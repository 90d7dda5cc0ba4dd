#include "engine/base/number_text.h"

#include <charconv>
#include <cmath>
#include <cstdlib>

namespace palimpsest {

namespace {

/// Python writes an exponent outside 1e-4 … 1e16.
constexpr int kLowestPlain = -4;
constexpr int kHighestPlain = 16;

} // namespace

std::string pythonRepr(double value)
{
    if (std::isnan(value))
        return "nan";
    if (std::isinf(value))
        return value > 0 ? "inf" : "-inf";

    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
    const std::string shortest(buffer, end); // [-]d[.ddd]e±xx
    const std::size_t mark = shortest.find('e');
    const int exponent = std::atoi(shortest.c_str() + mark + 1);

    std::string sign;
    std::string digits;
    for (const char c : shortest.substr(0, mark)) {
        if (c == '-')
            sign = "-";
        else if (c != '.')
            digits += c;
    }

    if (exponent < kLowestPlain || exponent >= kHighestPlain) {
        const std::string mantissa = digits.size() == 1 ? digits : digits.substr(0, 1) + "." + digits.substr(1);
        const std::string size = std::to_string(std::abs(exponent));
        return sign + mantissa + (exponent < 0 ? "e-" : "e+") + (size.size() < 2 ? "0" : "") + size;
    }
    if (exponent < 0)
        return sign + "0." + std::string(std::size_t(-exponent - 1), '0') + digits;
    const std::size_t whole = std::size_t(exponent) + 1;
    if (digits.size() <= whole)
        return sign + digits + std::string(whole - digits.size(), '0') + ".0";
    return sign + digits.substr(0, whole) + "." + digits.substr(whole);
}

} // namespace palimpsest
