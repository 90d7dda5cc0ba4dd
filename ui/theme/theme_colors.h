#pragma once

#include "ui/theme/theme.h"

namespace palimpsest {

/// The two tables that every colour of the window comes from.
QColor themeTokenColor(Token token, bool dark);
QColor themeSeriesColor(int index, bool dark);
inline constexpr int kSeriesColors = 8;

} // namespace palimpsest
