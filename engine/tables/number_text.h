#pragma once

#include "engine/base/number_text.h"

#include <optional>
#include <string>
#include <string_view>

namespace palimpsest {

/// pythonRepr, and nothing for NaN: the form of a number in a CSV file (spec/icu.md section 4).
std::string csvNumber(double value);

/// The double that the whole of `text` spells ("nan", "inf" and a leading + included), else nothing. No locale.
std::optional<double> parseDouble(std::string_view text);

/// The integer that the whole of `text` spells in base 10, else nothing.
std::optional<long long> parseInteger(std::string_view text);

} // namespace palimpsest
