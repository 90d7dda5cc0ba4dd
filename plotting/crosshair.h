#pragma once

#include "plotting/chart_frame.h"

#include <optional>

class QPainter;

namespace palimpsest {

/// What the pointer is at: an x, or a point of a path.
struct HoverTarget {
    double x = 0;
    QString pathKey; ///< empty: all curves at x
    std::size_t pathIndex = 0;
};

/// The nearest x that a visible curve has, or for paths the nearest point; nothing where there is none.
std::optional<HoverTarget> hoverTargetAt(const ChartContent& content, const ChartFrame& frame, QPointF position);
/// The same for an x alone (the keyboard, another chart's pointer).
std::optional<HoverTarget> hoverTargetAt(const ChartContent& content, double x);

struct HoverRow {
    QColor color; ///< invalid: no mark
    QString name;
    QString value;
};
struct HoverTable {
    QString heading;
    std::vector<HoverRow> rows;
};
HoverTable hoverTable(const ChartContent& content, const HoverTarget& target);

/// The line with dots on the curves; the table beside it where `withTable`.
void paintCrosshair(QPainter& painter, const ChartContent& content, const ChartFrame& frame, const HoverTarget& target,
                    bool withTable);

} // namespace palimpsest
