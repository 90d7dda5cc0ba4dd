#pragma once

#include <QColor>

namespace palimpsest {

/// Contrast of two opaque colours, 1 to 21: (L1 + 0.05) / (L2 + 0.05) with the relative luminances of WCAG 2.1.
double contrastRatio(const QColor& one, const QColor& other);

} // namespace palimpsest
