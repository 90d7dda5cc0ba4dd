#include "plotting/crosshair.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace palimpsest {

namespace {

constexpr double kPadding = 8;
constexpr double kSwatch = 14;
/// How near, in pixels, the pointer must come to a path's point.
constexpr double kReach = 24;

/// Index of the curve's point at exactly this x.
std::optional<std::size_t> pointAt(const Curve& curve, double x)
{
    const auto nearest = curve.nearest(x);
    if (!nearest || std::abs(curve.raw()[*nearest].x() - x) > 1e-9 * std::max(1.0, std::abs(x)))
        return std::nullopt;
    return nearest;
}

QString valueAt(const Curve& curve, std::size_t index)
{
    const QPointF& raw = curve.raw()[index];
    if (const BandPoint* band = curve.bandAt(raw.x()))
        return QStringLiteral("%1 ± %2 (n %3)")
            .arg(valueText(raw.y()), valueText((band->high - band->low) / 2))
            .arg(band->n);
    const QString text = valueText(raw.y());
    return curve.smoothed() ? QStringLiteral("%1 (~%2)").arg(text, valueText(curve.shown()[index].y())) : text;
}

void paintTable(QPainter& painter, const ChartStyle& style, const HoverTable& table, QPointF beside, const QRectF& room)
{
    const QFontMetricsF metrics(style.caption);
    double names = 0, values = 0;
    for (const HoverRow& row : table.rows) {
        names = std::max(names, metrics.horizontalAdvance(row.name) + (row.color.isValid() ? kSwatch : 0));
        values = std::max(values, metrics.horizontalAdvance(row.value));
    }
    const double line = std::ceil(metrics.height()) + 2;
    const double width = std::max(metrics.horizontalAdvance(table.heading), names + 12 + values) + 2 * kPadding;
    const double height = line * double(table.rows.size() + 1) + kPadding;
    double left = beside.x() + 12;
    if (left + width > room.right())
        left = beside.x() - 12 - width;
    left = std::clamp(left, room.left(), std::max(room.left(), room.right() - width));
    const double top = std::clamp(beside.y() - height / 2, room.top(), std::max(room.top(), room.bottom() - height));
    const QRectF box(left, top, width, height);
    painter.setPen(QPen(style.border, 1));
    painter.setBrush(style.raised);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(style.caption);
    QRectF row(box.left() + kPadding, box.top() + kPadding / 2, width - 2 * kPadding, line);
    painter.setPen(style.muted);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, table.heading);
    for (const HoverRow& one : table.rows) {
        row.translate(0, line);
        double indent = 0;
        if (one.color.isValid()) {
            painter.setPen(QPen(one.color, 2));
            painter.drawLine(QPointF(row.left(), row.center().y()), QPointF(row.left() + 9, row.center().y()));
            indent = kSwatch;
        }
        painter.setPen(style.text);
        painter.drawText(row.adjusted(indent, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         one.name);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, one.value);
    }
}

void paintDot(QPainter& painter, const ChartContent& content, const ChartFrame& frame, const Curve& curve,
              std::size_t index)
{
    const QPointF& point = curve.shown()[index];
    const auto place = content.toAxis(point.y());
    if (!place || !frame.y.contains(*place) || !frame.x.contains(point.x()))
        return;
    painter.setPen(QPen(content.style.surface, 1.5));
    painter.setBrush(curve.spec().color);
    painter.drawEllipse(QPointF(frame.toX(point.x()), frame.toY(*place)), 4.5, 4.5);
}

} // namespace

std::optional<HoverTarget> hoverTargetAt(const ChartContent& content, double x)
{
    std::optional<HoverTarget> best;
    for (const Curve& curve : content.curves) {
        const auto index = curve.hidden() ? std::nullopt : curve.nearest(x);
        if (!index)
            continue;
        const double own = curve.raw()[*index].x();
        if (!best || std::abs(own - x) < std::abs(best->x - x))
            best = HoverTarget{own, {}, 0};
    }
    return best;
}

std::optional<HoverTarget> hoverTargetAt(const ChartContent& content, const ChartFrame& frame, QPointF position)
{
    if (!content.hasPaths())
        return hoverTargetAt(content, frame.fromX(position.x()));
    std::optional<HoverTarget> best;
    double nearest = kReach * kReach;
    for (const Curve& curve : content.curves) {
        if (curve.hidden() || !curve.spec().path)
            continue;
        for (std::size_t i = 0; i < curve.raw().size(); ++i) {
            const auto place = content.toAxis(curve.raw()[i].y());
            if (!place)
                continue;
            const QPointF away = QPointF(frame.toX(curve.raw()[i].x()), frame.toY(*place)) - position;
            const double distance = QPointF::dotProduct(away, away);
            if (distance < nearest) {
                nearest = distance;
                best = HoverTarget{curve.raw()[i].x(), curve.spec().key, i};
            }
        }
    }
    return best;
}

HoverTable hoverTable(const ChartContent& content, const HoverTarget& target)
{
    HoverTable table;
    if (!target.pathKey.isEmpty()) {
        const Curve* curve = content.find(target.pathKey);
        if (curve == nullptr || target.pathIndex >= curve->raw().size())
            return table;
        table.heading = curve->spec().name;
        if (content.pointText)
            table.heading += QStringLiteral(" · ") + content.pointText(target.pathKey, target.pathIndex);
        const QPointF point = curve->raw()[target.pathIndex];
        table.rows = {{{}, content.xTitle, valueText(point.x())}, {{}, content.unit, valueText(point.y())}};
        return table;
    }
    table.heading = content.xText ? content.xText(target.x) : valueText(target.x);
    for (const Curve& curve : content.curves) {
        if (curve.hidden())
            continue;
        const auto index = pointAt(curve, target.x);
        table.rows.push_back(
            {curve.spec().color, curve.spec().name, index ? valueAt(curve, *index) : QStringLiteral("–")});
    }
    return table;
}

void paintCrosshair(QPainter& painter, const ChartContent& content, const ChartFrame& frame, const HoverTarget& target,
                    bool withTable)
{
    if (!frame.x.contains(target.x))
        return;
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const double x = std::floor(frame.toX(target.x)) + 0.5;
    double y = frame.plot.center().y();
    if (target.pathKey.isEmpty()) {
        painter.setPen(QPen(content.style.muted, 1));
        painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, frame.plot.bottom()));
        for (const Curve& curve : content.curves)
            if (const auto index = curve.hidden() ? std::nullopt : pointAt(curve, target.x))
                paintDot(painter, content, frame, curve, *index);
    } else if (const Curve* curve = content.find(target.pathKey); curve && target.pathIndex < curve->raw().size()) {
        paintDot(painter, content, frame, *curve, target.pathIndex);
        y = frame.toY(content.toAxis(curve->raw()[target.pathIndex].y()).value_or(frame.y.low));
    }
    if (withTable)
        paintTable(
            painter, content.style, hoverTable(content, target), {x, y},
            QRectF(QPointF(4, frame.titleRow.bottom()), QPointF(frame.size.width() - 4, frame.size.height() - 2)));
}

} // namespace palimpsest
