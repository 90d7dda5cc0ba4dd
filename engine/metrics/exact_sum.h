#pragma once

#include <vector>

namespace palimpsest {

/// A sum of doubles rounded once, at the end: Python's math.fsum (Shewchuk 1997, "Adaptive precision floating-point
/// arithmetic"). Independent of the order of its terms, which must be finite.
class ExactSum {
public:
    void add(double term);
    double value() const;

private:
    std::vector<double> m_partials; ///< rising in size, not overlapping; their exact sum is the sum of all terms
};

} // namespace palimpsest
