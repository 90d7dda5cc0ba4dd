#pragma once

#include <string>

namespace palimpsest {

/// Three significant digits, without zeros that say nothing: "0.599", "12.3", "5e-06", "1,280"; "≈0" below 1e-9, "–"
/// for NaN.
std::string shortNumber(double value);

/// "96 %", "0.4 %"; "–" for NaN.
std::string percentText(double share);

/// A difference of shares in points, with its sign (a true minus): "−3.1".
std::string pointsText(double difference);

/// "8 s", "2 min 05 s", "1 h 02 min".
std::string spanText(double seconds);

/// "2026-11-24 06:16 UTC" of seconds since 1970.
std::string dateText(double seconds);

/// "2.66 M", "125 M", "980".
std::string countText(double count);

} // namespace palimpsest
