#pragma once

#include "plotting/chart_style.h"

namespace palimpsest {

/// The theme's colours, type and icons, as plotting wants them handed in.
ChartStyle themeChartStyle();

} // namespace palimpsest
