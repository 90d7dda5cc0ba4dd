#pragma once

#include <QColor>
#include <QPointF>
#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace palimpsest {

/// What a curve is, apart from its points.
struct CurveSpec {
    QString key;     ///< unique in its chart
    QString name;    ///< stands at the line's end
    QString meaning; ///< on hover, with the formula
    QColor color;
    Qt::PenStyle pen = Qt::SolidLine;
    /// Points joined in their own order and all marked (a scatter with a trace), not a function of x.
    bool path = false;
};

/// Mean ± standard deviation at an x, over `n` runs.
struct BandPoint {
    double x = 0;
    double low = 0;
    double high = 0;
    std::int64_t n = 0;
};

/// The points of a curve, raw and smoothed. Values that are no finite numbers are left out: the line joins their
/// neighbours.
class Curve {
public:
    explicit Curve(CurveSpec spec) : m_spec(std::move(spec)) {}

    const CurveSpec& spec() const { return m_spec; }
    void setSpec(CurveSpec spec) { m_spec = std::move(spec); }

    /// x must not fall, unless the curve is a path.
    void setPoints(std::span<const QPointF> points);
    void append(std::span<const QPointF> points);
    void setBand(std::vector<BandPoint> band) { m_band = std::move(band); }
    /// Weight of what came before in an exponential moving average, 0 (none) to below 1. The average starts unbiased:
    /// s_i = (1 − w) Σ w^(i−j) y_j / (1 − w^(i+1)).
    void setSmoothing(double weight);
    void setHidden(bool hidden) { m_hidden = hidden; }

    bool hidden() const { return m_hidden; }
    bool smoothed() const { return m_weight > 0 && !m_spec.path; }
    std::span<const QPointF> raw() const { return m_raw; }
    /// The smoothed points where the curve is smoothed, else the raw ones.
    std::span<const QPointF> shown() const { return smoothed() ? m_smooth : m_raw; }
    const std::vector<BandPoint>& band() const { return m_band; }
    const BandPoint* bandAt(double x) const;
    /// Index in raw() and shown() of the point nearest to x; nothing where there are none or the curve is a path.
    std::optional<std::size_t> nearest(double x) const;

private:
    void extendSmooth();

    CurveSpec m_spec;
    std::vector<QPointF> m_raw;
    std::vector<QPointF> m_smooth;
    std::vector<BandPoint> m_band;
    double m_weight = 0;
    double m_average = 0; ///< biased average of the points in m_smooth
    double m_left = 1;    ///< w^n: what of it is still the start's zero
    bool m_hidden = false;
};

} // namespace palimpsest
