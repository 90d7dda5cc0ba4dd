#pragma once

#include "plotting/chart_content.h"

#include <QRectF>
#include <QSizeF>

namespace palimpsest {

/// Where everything of a chart stands at a size, and how values become pixels. A function of content and size alone.
struct ChartFrame {
    struct NamePlace {
        QString key;
        QRectF rect;
        double lineEnd = 0; ///< y of the curve's last visible point; NaN: none
    };

    QSizeF size;
    QRectF plot;
    QRectF titleRow;
    bool namesAtEnd = false; ///< else in a row above the plot
    AxisRange x;
    AxisRange y; ///< axis units
    std::vector<AxisTick> yTicks;
    std::vector<AxisTick> xTicks; ///< marks and numbers that have room, left to right
    std::vector<double> marks;    ///< all marks in view
    std::vector<NamePlace> names;

    static ChartFrame of(const ChartContent& content, QSizeF size);

    double toX(double value) const { return plot.left() + (value - x.low) / x.length() * plot.width(); }
    double toY(double place) const { return plot.bottom() - (place - y.low) / y.length() * plot.height(); }
    double fromX(double pixel) const { return x.low + (pixel - plot.left()) / plot.width() * x.length(); }
    double fromY(double pixel) const { return y.low + (plot.bottom() - pixel) / plot.height() * y.length(); }
};

inline constexpr double kChipPadding = 4; ///< around a threshold's number

/// The size of a curve's name with its value, as painted by paintCurveName.
QSizeF curveNameSize(const ChartStyle& style, const Curve& curve);
/// The value beside a curve's name: its last, smoothed where the curve is.
QString lastValueText(const Curve& curve);

} // namespace palimpsest
