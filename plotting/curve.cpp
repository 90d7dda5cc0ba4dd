#include "plotting/curve.h"

#include <algorithm>
#include <cmath>

namespace palimpsest {

void Curve::setPoints(std::span<const QPointF> points)
{
    m_raw.clear();
    m_smooth.clear();
    append(points);
}

void Curve::append(std::span<const QPointF> points)
{
    m_raw.reserve(m_raw.size() + points.size() <= m_raw.capacity() ? m_raw.capacity()
                                                                   : 2 * (m_raw.size() + points.size()));
    for (const QPointF& point : points)
        if (std::isfinite(point.x()) && std::isfinite(point.y()))
            m_raw.push_back(point);
    extendSmooth();
}

void Curve::setSmoothing(double weight)
{
    m_weight = std::clamp(weight, 0.0, 0.9999);
    m_smooth.clear();
    extendSmooth();
}

void Curve::extendSmooth()
{
    if (!smoothed())
        return;
    if (m_smooth.empty()) {
        m_average = 0;
        m_left = 1;
    }
    m_smooth.reserve(m_raw.capacity());
    for (std::size_t i = m_smooth.size(); i < m_raw.size(); ++i) {
        m_average = m_weight * m_average + (1 - m_weight) * m_raw[i].y();
        m_left *= m_weight;
        m_smooth.emplace_back(m_raw[i].x(), m_average / (1 - m_left));
    }
}

const BandPoint* Curve::bandAt(double x) const
{
    const auto found = std::lower_bound(m_band.begin(), m_band.end(), x,
                                        [](const BandPoint& point, double value) { return point.x < value; });
    return found == m_band.end() || found->x != x ? nullptr : &*found;
}

std::optional<std::size_t> Curve::nearest(double x) const
{
    if (m_raw.empty() || m_spec.path)
        return std::nullopt;
    const auto right = std::lower_bound(m_raw.begin(), m_raw.end(), x,
                                        [](const QPointF& point, double value) { return point.x() < value; });
    auto index = static_cast<std::size_t>(right - m_raw.begin());
    if (index == m_raw.size() || (index > 0 && x - m_raw[index - 1].x() <= m_raw[index].x() - x))
        --index;
    return index;
}

} // namespace palimpsest
