#pragma once

#include "engine/stats/bootstrap.h"
#include "engine/stats/statistic.h"

#include <QString>

namespace palimpsest {

/// A number with two decimals, or in words why there is none.
QString statisticText(const Statistic& statistic);
/// What an undefined statistic means, as a sentence; empty where there is a number.
QString undefinedMeaning(const Statistic& statistic);
/// "0.81 to 0.92", or "–".
QString intervalText(const BootstrapInterval& interval);
/// "87 %".
QString shareText(double share);
/// A text of the engine.
inline QString text(const std::string& value) { return QString::fromStdString(value); }
/// A time of the database, "2026-11-24T09:30:00.123Z", in the user's zone and form.
QString timeText(const std::string& utc);

} // namespace palimpsest
