#pragma once

#include "plotting/chart_frame.h"

class QPainter;

namespace palimpsest {

class CurveCanvas;

/// The chart's parts in the order of painting. All of them together are what is exported; a widget paints names and
/// handles itself, as controls.
void paintChart(QPainter& painter, const ChartContent& content, const ChartFrame& frame, CurveCanvas& curves);
void paintThresholdLine(QPainter& painter, const ChartContent& content, const ChartFrame& frame,
                        const Threshold& threshold);
void paintNames(QPainter& painter, const ChartContent& content, const ChartFrame& frame);

/// A curve's name with its last value as a chip; struck through where the curve is hidden.
void paintCurveName(QPainter& painter, const ChartStyle& style, const Curve& curve, const QRectF& rect);

/// Text and size of a threshold's handle, which sits on its line at the left edge of the plot.
QString thresholdText(const Threshold& threshold);
QSizeF thresholdHandleSize(const ChartStyle& style, const Threshold& threshold, bool draggable);
/// Where the handles of all thresholds stand, in their order; beside each other where they would overlap. Null for one
/// that a log scale cannot show.
std::vector<QRectF> thresholdHandleRects(const ChartContent& content, const ChartFrame& frame, bool draggable);
void paintThresholdHandle(QPainter& painter, const ChartStyle& style, const Threshold& threshold, const QRectF& rect,
                          bool draggable, bool active);

} // namespace palimpsest
