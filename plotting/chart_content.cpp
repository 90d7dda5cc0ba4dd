#include "plotting/chart_content.h"

#include "plotting/decimation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace palimpsest {

namespace {

constexpr double kAir = 0.06; ///< of the span, above and below the curves

class Extent {
public:
    void take(double value)
    {
        m_low = std::min(m_low, value);
        m_high = std::max(m_high, value);
    }
    void take(std::optional<double> value)
    {
        if (value)
            take(*value);
    }
    bool isEmpty() const { return m_low > m_high; }
    AxisRange range() const
    {
        if (isEmpty())
            return {};
        if (m_low == m_high) {
            const double half = m_low == 0 ? 0.5 : std::abs(m_low) * 0.1;
            return {m_low - half, m_high + half};
        }
        return {m_low, m_high};
    }

private:
    double m_low = std::numeric_limits<double>::infinity();
    double m_high = -std::numeric_limits<double>::infinity();
};

} // namespace

Curve* ChartContent::find(const QString& key)
{
    const auto found =
        std::find_if(curves.begin(), curves.end(), [&](const Curve& curve) { return curve.spec().key == key; });
    return found == curves.end() ? nullptr : &*found;
}

const Curve* ChartContent::find(const QString& key) const { return const_cast<ChartContent*>(this)->find(key); }

bool ChartContent::isEmpty() const
{
    return std::all_of(curves.begin(), curves.end(), [](const Curve& curve) { return curve.raw().empty(); });
}

bool ChartContent::hasPaths() const
{
    return std::any_of(curves.begin(), curves.end(), [](const Curve& curve) { return curve.spec().path; });
}

AxisRange ChartContent::wholeXRange() const
{
    Extent extent;
    extent.take(isEmpty() ? std::nullopt : xFloor);
    for (const Curve& curve : curves) {
        if (curve.raw().empty() || curve.hidden())
            continue;
        if (curve.spec().path) {
            for (const QPointF& point : curve.raw())
                extent.take(point.x());
        } else {
            extent.take(curve.raw().front().x());
            extent.take(curve.raw().back().x());
        }
    }
    AxisRange range = extent.range();
    if (hasPaths()) {
        const double air = range.length() * kAir;
        range = {range.low - air, range.high + air};
    }
    return range;
}

AxisRange ChartContent::xRange() const { return xView ? *xView : wholeXRange(); }

AxisRange ChartContent::yRange() const
{
    if (yView)
        return *yView;
    const AxisRange x = xRange();
    Extent extent;
    for (const Curve& curve : curves) {
        if (curve.hidden())
            continue;
        const auto visible = curve.spec().path ? curve.raw() : within(curve.raw(), x.low, x.high);
        for (const QPointF& point : visible)
            extent.take(toAxis(point.y()));
        for (const BandPoint& point : curve.band()) {
            if (!x.contains(point.x))
                continue;
            extent.take(toAxis(point.low));
            extent.take(toAxis(point.high));
        }
    }
    for (const Threshold& threshold : thresholds)
        extent.take(toAxis(threshold.value));
    AxisRange range = extent.range();
    const double air = range.length() * kAir;
    range = {range.low - air, range.high + air};
    // Air is for curves that reach the edge, not for a limit that nothing passes.
    if (const auto low = floor ? toAxis(*floor) : std::nullopt; low && extent.range().low >= *low)
        range.low = std::min(*low, range.high - 1e-12);
    if (const auto high = ceiling ? toAxis(*ceiling) : std::nullopt; high && extent.range().high <= *high)
        range.high = std::max(*high, range.low + 1e-12);
    return range;
}

std::optional<double> ChartContent::toAxis(double value) const
{
    if (!logScale)
        return value;
    if (value > 0)
        return std::log10(value);
    return std::nullopt;
}

double ChartContent::fromAxis(double place) const { return logScale ? std::pow(10.0, place) : place; }

} // namespace palimpsest
