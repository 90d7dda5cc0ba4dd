#pragma once

#include "plotting/curve.h"

#include <span>
#include <vector>

namespace palimpsest {

/// The mean of several curves at every x that any of them has, over those that have it, and around it one standard
/// deviation s = √(Σ (y − ȳ)² / (n − 1)); none where n is 1.
struct MeanCurve {
    std::vector<QPointF> points;
    std::vector<BandPoint> band;
};
MeanCurve meanOf(const std::vector<std::vector<QPointF>>& curves);

} // namespace palimpsest
