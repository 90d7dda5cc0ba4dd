#pragma once

#include <QList>
#include <QPointF>

#include <cstddef>
#include <span>

namespace palimpsest {

/// Most points that are ever handed to Qt Charts for one curve.
inline constexpr int kMostDrawnPoints = 1000;
/// Fewest that decimated() can keep its promise with.
inline constexpr int kFewestDrawnPoints = 8;

/// What to draw of `points` (x never falls, all finite) between `from` and `to`: at most `limit` (≥ kFewestDrawnPoints)
/// points, among them the lowest and the highest of every column, so that no peak is lost, and the neighbours just
/// outside, so that lines run to the edge. All of them where they are few enough.
QList<QPointF> decimated(std::span<const QPointF> points, double from, double to, int limit = kMostDrawnPoints);

/// The part of `points` whose x lies in [from, to].
std::span<const QPointF> within(std::span<const QPointF> points, double from, double to);

} // namespace palimpsest
