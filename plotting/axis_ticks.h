#pragma once

#include <QString>

#include <vector>

namespace palimpsest {

/// A closed interval of an axis.
struct AxisRange {
    double low = 0;
    double high = 1;

    double length() const { return high - low; }
    bool contains(double value) const { return value >= low && value <= high; }
    bool operator==(const AxisRange&) const = default;
};

struct AxisTick {
    double place = 0; ///< in axis units: the value, or its decimal logarithm on a log scale
    QString text;
};

/// Round values (1, 2 or 5 times a power of ten) that lie in the range, at most `atMost` (≥ 2) of them.
std::vector<AxisTick> linearTicks(const AxisRange& range, int atMost);
/// Powers of ten; where fewer than two of them are in the range, 1, 2 and 5 times such. `range` holds logarithms.
std::vector<AxisTick> logarithmicTicks(const AxisRange& range, int atMost);

/// A measured value to four significant digits, whole numbers as such, with a real minus sign.
QString valueText(double value);

} // namespace palimpsest
