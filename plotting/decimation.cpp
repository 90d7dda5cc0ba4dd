#include "plotting/decimation.h"

#include <algorithm>

namespace palimpsest {

namespace {

struct Extremes {
    const QPointF* low = nullptr;
    const QPointF* high = nullptr;

    void take(const QPointF& point)
    {
        if (low == nullptr || point.y() < low->y())
            low = &point;
        if (high == nullptr || point.y() > high->y())
            high = &point;
    }
    void moveTo(QList<QPointF>& out)
    {
        if (low == nullptr)
            return;
        // Pointers into one array: their order is the order of x.
        out.append(*std::min(low, high));
        if (low != high)
            out.append(*std::max(low, high));
        low = high = nullptr;
    }
};

bool leftOf(const QPointF& point, double x) { return point.x() < x; }
bool rightOf(double x, const QPointF& point) { return x < point.x(); }

} // namespace

std::span<const QPointF> within(std::span<const QPointF> points, double from, double to)
{
    const auto first = std::lower_bound(points.begin(), points.end(), from, leftOf);
    const auto last = std::upper_bound(first, points.end(), to, rightOf);
    return points.subspan(static_cast<std::size_t>(first - points.begin()), static_cast<std::size_t>(last - first));
}

QList<QPointF> decimated(std::span<const QPointF> points, double from, double to, int limit)
{
    const std::span<const QPointF> inside = within(points, from, to);
    const auto first = static_cast<std::size_t>(inside.data() - points.data());
    const std::size_t last = first + inside.size();
    QList<QPointF> out;
    out.reserve(std::min<qsizetype>(limit, static_cast<qsizetype>(inside.size()) + 2));
    if (first > 0)
        out.append(points[first - 1]);
    if (inside.size() + 2 <= static_cast<std::size_t>(limit) || !(to > from)) {
        const std::size_t fitting = std::min(inside.size(), static_cast<std::size_t>(limit - 2));
        out.append(QList<QPointF>(inside.begin(), inside.begin() + static_cast<std::ptrdiff_t>(fitting)));
    } else {
        const int columns = (limit - 2) / 2;
        Extremes extremes;
        int column = 0;
        for (const QPointF& point : inside) {
            const int own = std::min(columns - 1, static_cast<int>((point.x() - from) / (to - from) * columns));
            if (own != column)
                extremes.moveTo(out);
            column = own;
            extremes.take(point);
        }
        extremes.moveTo(out);
    }
    if (last < points.size())
        out.append(points[last]);
    return out;
}

} // namespace palimpsest
