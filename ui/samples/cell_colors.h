#pragma once

#include "ui/samples/sample_table.h"

#include <QColor>

#include <array>

namespace palimpsest {

/// What a cell is painted in, looked up once a paint: fates for flags, for values a scale on which more amber is more
/// remembered and what lies under the threshold is teal.
class CellColors {
public:
    /// `threshold`: NaN where the measure has none.
    CellColors(Measure measure, double threshold);

    QColor of(const SampleCell& cell) const;
    /// Of a value between 0 (forgotten) and 1 (remembered), for added columns.
    QColor ofShare(double share) const;
    /// What is readable on such a cell.
    static QColor textOn(const QColor& fill);

private:
    static constexpr int kSteps = 64;
    Measure m_measure;
    double m_threshold;
    QColor m_remembered, m_forgotten, m_cameBack, m_unknown;
    std::array<QColor, kSteps> m_scale;
};

} // namespace palimpsest
