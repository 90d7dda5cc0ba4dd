#include "plotting/chart_painter.h"

#include "plotting/chart_style.h"
#include "plotting/curve_canvas.h"
#include "plotting/decimation.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace palimpsest {

namespace {

constexpr double kGrip = 9; ///< width of a handle's two rows of dots
/// Points have dots where this much room is between them.
constexpr double kRoomForDots = 16;

/// Half a pixel off, so that a hairline is one pixel sharp.
double crisp(double pixel) { return std::floor(pixel) + 0.5; }

void paintTitle(QPainter& painter, const ChartContent& content, const ChartFrame& frame)
{
    const ChartStyle& style = content.style;
    painter.setFont(style.title);
    painter.setPen(style.text);
    const QFontMetricsF metrics(style.title);
    const QRectF& row = frame.titleRow;
    const QString title = metrics.elidedText(content.title, Qt::ElideRight, row.width() - 32);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
    const double used = metrics.horizontalAdvance(title) + 8;
    const double room = row.width() - used - 32;
    painter.setFont(style.caption);
    painter.setPen(style.muted);
    const QFontMetricsF caption(style.caption);
    if (room > caption.averageCharWidth() * 4) {
        // On one baseline with the title.
        const double baseline = row.center().y() + (metrics.ascent() - metrics.descent()) / 2;
        painter.drawText(QPointF(row.left() + used, baseline), caption.elidedText(content.unit, Qt::ElideRight, room));
    }
}

void paintGrid(QPainter& painter, const ChartContent& content, const ChartFrame& frame)
{
    const ChartStyle& style = content.style;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(style.grid, 1));
    for (const AxisTick& tick : frame.yTicks) {
        const double y = crisp(frame.toY(tick.place));
        painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
    }
    for (const double mark : frame.marks) {
        const double x = crisp(frame.toX(mark));
        painter.drawLine(QPointF(x, frame.plot.bottom() - 4), QPointF(x, frame.plot.bottom() + 3));
    }
    if (frame.x.contains(0) && !content.marks.empty()) {
        painter.setPen(QPen(style.grid, 1, Qt::DotLine));
        painter.drawLine(QPointF(crisp(frame.toX(0)), frame.plot.top()),
                         QPointF(crisp(frame.toX(0)), frame.plot.bottom()));
    }
    painter.setPen(QPen(style.border, 1));
    painter.drawLine(QPointF(frame.plot.left(), crisp(frame.plot.bottom())),
                     QPointF(frame.plot.right(), crisp(frame.plot.bottom())));
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void paintTickTexts(QPainter& painter, const ChartContent& content, const ChartFrame& frame)
{
    painter.setFont(content.style.caption);
    painter.setPen(content.style.muted);
    const QFontMetricsF metrics(content.style.caption);
    for (const AxisTick& tick : frame.yTicks) {
        const double y = frame.toY(tick.place);
        painter.drawText(QRectF(0, y - metrics.height() / 2, frame.plot.left() - 6, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, tick.text);
    }
    const double top = frame.plot.bottom() + 4;
    double usedUntil = frame.plot.left();
    for (const AxisTick& tick : frame.xTicks) {
        const double width = metrics.horizontalAdvance(tick.text);
        const double left =
            std::clamp(frame.toX(tick.place) - width / 2, 2.0, std::max(2.0, frame.size.width() - width - 2));
        painter.drawText(QPointF(left, top + metrics.ascent()), tick.text);
        usedUntil = std::max(usedUntil, left + width);
    }
    const double room = frame.size.width() - 8 - usedUntil - 12;
    if (room >= metrics.horizontalAdvance(content.xTitle))
        painter.drawText(QRectF(usedUntil + 12, top, room, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, content.xTitle);
}

/// Dots where points are few, and at every line's end.
void paintDots(QPainter& painter, const ChartContent& content, const ChartFrame& frame)
{
    painter.save();
    painter.setClipRect(frame.plot.adjusted(-4, -4, 4, 4));
    for (const Curve& curve : content.curves) {
        if (curve.hidden())
            continue;
        const bool path = curve.spec().path;
        const auto points = path ? curve.shown() : within(curve.shown(), frame.x.low, frame.x.high);
        const bool all = path || double(points.size()) * kRoomForDots <= frame.plot.width();
        for (std::size_t i = all || points.empty() ? 0 : points.size() - 1; i < points.size(); ++i) {
            const auto place = content.toAxis(points[i].y());
            if (!place || !frame.y.contains(*place))
                continue;
            const bool last = i + 1 == points.size();
            painter.setPen(QPen(content.style.surface, last ? 1.5 : 1));
            painter.setBrush(curve.spec().color);
            const double radius = last ? 4 : 2.8;
            painter.drawEllipse(QPointF(frame.toX(points[i].x()), frame.toY(*place)), radius, radius);
        }
    }
    painter.restore();
}

void paintEmptyText(QPainter& painter, const ChartContent& content, const ChartFrame& frame)
{
    painter.setFont(content.style.caption);
    painter.setPen(content.style.muted);
    const QRectF room(frame.titleRow.left(), frame.plot.top(), frame.titleRow.width(), frame.plot.height());
    painter.drawText(room.adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap, content.emptyText);
}

} // namespace

void paintChart(QPainter& painter, const ChartContent& content, const ChartFrame& frame, CurveCanvas& curves)
{
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.fillRect(QRectF(QPointF(), frame.size), content.style.surface);
    paintTitle(painter, content, frame);
    if (content.isEmpty()) {
        paintEmptyText(painter, content, frame);
        return;
    }
    paintGrid(painter, content, frame);
    paintTickTexts(painter, content, frame);
    painter.save();
    curves.paint(painter);
    painter.restore();
    paintDots(painter, content, frame);
}

void paintThresholdLine(QPainter& painter, const ChartContent& content, const ChartFrame& frame,
                        const Threshold& threshold)
{
    const auto place = content.toAxis(threshold.value);
    if (!place || !frame.y.contains(*place))
        return;
    painter.setPen(QPen(threshold.color, 1, Qt::CustomDashLine));
    QPen pen = painter.pen();
    pen.setDashPattern({5, 4});
    painter.setPen(pen);
    const double y = crisp(frame.toY(*place));
    painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
}

void paintNames(QPainter& painter, const ChartContent& content, const ChartFrame& frame)
{
    for (const ChartFrame::NamePlace& name : frame.names)
        if (const Curve* curve = content.find(name.key); curve != nullptr && !curve->raw().empty())
            paintCurveName(painter, content.style, *curve, name.rect);
}

void paintCurveName(QPainter& painter, const ChartStyle& style, const Curve& curve, const QRectF& rect)
{
    QFont font = style.caption;
    font.setStrikeOut(curve.hidden());
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setFont(font);
    painter.setPen(curve.hidden() ? style.muted : curve.spec().color);
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, curve.spec().name);
    const QString value = lastValueText(curve);
    if (curve.hidden() || value.isEmpty() || curve.spec().path)
        return;
    const QFontMetricsF metrics(style.caption);
    const double left = rect.left() + metrics.horizontalAdvance(curve.spec().name) + 6;
    const QRectF chip(left, rect.top(), metrics.horizontalAdvance(value) + 2 * kChipPadding, rect.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(withAlpha(curve.spec().color, 36));
    painter.drawRoundedRect(chip, 3, 3);
    painter.setFont(style.caption);
    painter.setPen(style.text);
    painter.drawText(chip, Qt::AlignCenter | Qt::TextSingleLine, value);
}

QString thresholdText(const Threshold& threshold)
{
    return threshold.name + QLatin1Char(' ') + valueText(threshold.value);
}

QSizeF thresholdHandleSize(const ChartStyle& style, const Threshold& threshold, bool draggable)
{
    const QFontMetricsF metrics(style.caption);
    return {std::ceil(metrics.horizontalAdvance(thresholdText(threshold))) + 12 + (draggable ? kGrip : 0),
            std::ceil(metrics.height()) + 2};
}

std::vector<QRectF> thresholdHandleRects(const ChartContent& content, const ChartFrame& frame, bool draggable)
{
    std::vector<QRectF> rects;
    for (const Threshold& threshold : content.thresholds) {
        const auto place = content.toAxis(threshold.value);
        if (!place) {
            rects.emplace_back();
            continue;
        }
        const QSizeF size = thresholdHandleSize(content.style, threshold, draggable);
        const double y = frame.toY(std::clamp(*place, frame.y.low, frame.y.high));
        const double highest = frame.plot.top() - 4;
        const double lowest = std::max(highest, frame.plot.bottom() - size.height() + 4);
        QRectF rect(QPointF(frame.plot.left() + 6, std::clamp(y - size.height() / 2, highest, lowest)), size);
        for (const QRectF& other : rects)
            if (other.intersects(rect))
                rect.moveLeft(other.right() + 4);
        rects.push_back(rect);
    }
    return rects;
}

void paintThresholdHandle(QPainter& painter, const ChartStyle& style, const Threshold& threshold, const QRectF& rect,
                          bool draggable, bool active)
{
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setPen(QPen(active ? style.accent : threshold.color, active ? 1.5 : 1));
    painter.setBrush(style.surface);
    const QRectF pill = rect.adjusted(0.75, 0.75, -0.75, -0.75);
    painter.drawRoundedRect(pill, 4, 4);
    double left = rect.left() + 6;
    if (draggable) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(threshold.color);
        for (const double x : {left + 1, left + 4.5})
            for (const double y : {-3.5, 0.0, 3.5})
                painter.drawEllipse(QPointF(x, rect.center().y() + y), 1.0, 1.0);
        left += kGrip;
    }
    painter.setFont(style.caption);
    painter.setPen(style.text);
    painter.drawText(QRectF(left, rect.top(), rect.right() - left, rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, thresholdText(threshold));
}

} // namespace palimpsest
