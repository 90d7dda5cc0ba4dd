#pragma once

#include <string>

namespace palimpsest {

/// The number as Python's repr prints it: the shortest text that reads back as the same double, always with `.0` or an
/// exponent; "nan", "inf", "-inf". 0.5, 1.0, 1e-05, 1e+16.
std::string pythonRepr(double value);

} // namespace palimpsest
