#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace palimpsest {

/// The values that a scale declares, lo..hi. Statistics go by it, never by the values that happen to occur.
struct RatingScale {
    int lo = 1;
    int hi = 8;

    int levels() const { return hi - lo + 1; }
    bool contains(long long value) const { return value >= lo && value <= hi; }
    bool operator==(const RatingScale&) const = default;
};

/// What every rater gave every unit; nothing where a rating is missing.
class RatingTable {
public:
    RatingTable(std::size_t units, std::size_t raters) : m_raters(raters), m_units(units), m_values(units * raters) {}

    std::size_t units() const { return m_units; }
    std::size_t raters() const { return m_raters; }
    std::optional<int>& at(std::size_t unit, std::size_t rater) { return m_values[unit * m_raters + rater]; }
    const std::optional<int>& at(std::size_t unit, std::size_t rater) const
    {
        return m_values[unit * m_raters + rater];
    }

private:
    std::size_t m_raters;
    std::size_t m_units;
    std::vector<std::optional<int>> m_values;
};

/// The values of the units that both raters rated, in the order of the units.
struct CommonRatings {
    std::vector<int> a;
    std::vector<int> b;
};

inline CommonRatings commonRatings(const RatingTable& table, std::size_t a, std::size_t b)
{
    CommonRatings common;
    for (std::size_t unit = 0; unit < table.units(); ++unit)
        if (table.at(unit, a) && table.at(unit, b)) {
            common.a.push_back(*table.at(unit, a));
            common.b.push_back(*table.at(unit, b));
        }
    return common;
}

} // namespace palimpsest
