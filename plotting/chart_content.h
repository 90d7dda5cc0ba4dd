#pragma once

#include "plotting/axis_ticks.h"
#include "plotting/chart_style.h"
#include "plotting/curve.h"

#include <functional>

namespace palimpsest {

/// A dashed line across the chart, at a value that its owner may change.
struct Threshold {
    QString key;
    QString name;    ///< "MA stop"
    QString meaning; ///< on hover
    QColor color;
    double value = 0;
    double low = 0; ///< limits for dragging
    double high = 1;
    double step = 0.001; ///< values snap to its multiples
};

/// A named place on the x axis: the end of an epoch.
struct AxisMark {
    double x = 0;
    QString text;
};

/// Everything that a chart shows: plain data, without a widget. What is drawn depends on it and on the size alone.
struct ChartContent {
    ChartStyle style;
    QString title;
    QString unit;       ///< of y
    QString xTitle;     ///< with its unit
    QString emptyText;  ///< what will appear here, and when
    QString xDataTitle; ///< first column of an exported table
    /// Heading of the values at an x; empty: the number.
    std::function<QString(double)> xText;
    /// What a path's point is ("epoch 3").
    std::function<QString(const QString& key, std::size_t index)> pointText;

    std::vector<Curve> curves;
    std::vector<Threshold> thresholds;
    std::vector<AxisMark> marks;
    std::optional<double> floor, ceiling; ///< the y axis reaches at least here
    std::optional<double> xFloor;         ///< so does the x axis, at the left
    bool xTicks = false;                  ///< numbers along x, marks or not
    bool logScale = false;
    double smoothing = 0;
    std::optional<AxisRange> xView, yView; ///< zoomed; yView in axis units

    Curve* find(const QString& key);
    const Curve* find(const QString& key) const;
    bool isEmpty() const;
    bool hasPaths() const;

    /// What the axes span: the zoom, or all there is with some air. y is in axis units (logarithms on a log scale).
    AxisRange xRange() const;
    AxisRange yRange() const;
    AxisRange wholeXRange() const;
    /// A value in axis units; nothing for what a log scale cannot show.
    std::optional<double> toAxis(double value) const;
    double fromAxis(double place) const;
};

} // namespace palimpsest
