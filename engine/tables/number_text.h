#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace palimpsest {

/// Python's repr of a float: the shortest decimal that reads back as the same double, with `.0` or an exponent always
/// there ("0.5", "1.0", "1e-05", "1e+16"), "nan", "inf", "-inf".
std::string pythonRepr(double value);

/// pythonRepr, and nothing for NaN: the form of a number in a CSV file (spec/icu.md section 4).
std::string csvNumber(double value);

/// The double that the whole of `text` spells ("nan", "inf" and a leading + included), else nothing. No locale.
std::optional<double> parseDouble(std::string_view text);

/// The integer that the whole of `text` spells in base 10, else nothing.
std::optional<long long> parseInteger(std::string_view text);

} // namespace palimpsest
