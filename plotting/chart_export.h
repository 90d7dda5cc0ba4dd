#pragma once

#include "plotting/chart_content.h"

#include <QImage>
#include <QSize>

namespace palimpsest {

enum class ChartFormat { Png, Svg, Csv };

/// The chart as it is on the screen, with names and thresholds, at `scale` pixels a unit of `size`.
QImage chartImage(const ChartContent& content, QSize size, double scale);
/// The same as vectors.
QByteArray chartSvg(const ChartContent& content, QSize size);
/// All points, hidden curves' too and unsmoothed: one row an x, one column a curve (a band has three more), RFC 4180. A
/// path's two coordinates are columns of their own tables, so a chart with paths has one row a point: curve, x, y.
QByteArray chartCsv(const ChartContent& content);

/// Writes the file in whole or not at all. Empty where it worked, else what went wrong, with the path.
QString saveChart(const ChartContent& content, QSize size, ChartFormat format, const QString& path);

} // namespace palimpsest
