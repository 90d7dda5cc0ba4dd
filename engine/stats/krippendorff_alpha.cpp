#include "engine/stats/krippendorff_alpha.h"

#include <algorithm>
#include <numeric>

namespace palimpsest {

std::string_view nameOf(Difference difference)
{
    switch (difference) {
    case Difference::Nominal:
        return "nominal";
    case Difference::Ordinal:
        return "ordinal";
    case Difference::Interval:
        return "interval";
    case Difference::Ratio:
        return "ratio";
    }
    return {};
}

KrippendorffAlpha::KrippendorffAlpha(const RatingTable& table, RatingScale scale)
    : m_scale(scale),
      m_oneRater(table.raters() < 2)
{
    const auto levels = static_cast<std::uint32_t>(scale.levels());
    std::vector<std::uint32_t> given;
    m_begins.push_back(0);
    for (std::size_t unit = 0; unit < table.units(); ++unit) {
        given.clear();
        for (std::size_t rater = 0; rater < table.raters(); ++rater)
            if (const auto& value = table.at(unit, rater))
                given.push_back(static_cast<std::uint32_t>(*value - scale.lo));
        m_sizes.push_back(given.size());
        for (std::size_t i = 0; i < given.size(); ++i)
            for (std::size_t j = 0; j < given.size(); ++j)
                if (i != j)
                    m_pairings.push_back({given[i] * levels + given[j], 1.0 / double(given.size() - 1)});
        m_begins.push_back(m_pairings.size());
    }
}

void KrippendorffAlpha::add(std::size_t unit, std::vector<double>& coincidences) const
{
    for (std::size_t i = m_begins[unit]; i < m_begins[unit + 1]; ++i)
        coincidences[m_pairings[i].cell] += m_pairings[i].weight;
}

Statistic KrippendorffAlpha::of(Difference difference) const
{
    std::vector<std::size_t> all(m_sizes.size());
    std::iota(all.begin(), all.end(), std::size_t(0));
    return of(difference, all);
}

Statistic KrippendorffAlpha::of(Difference difference, std::span<const std::size_t> units) const
{
    if (m_oneRater)
        return Statistic::undefined("needs overlap");
    const auto levels = static_cast<std::size_t>(m_scale.levels());
    std::vector<double> coincidences(levels * levels);
    for (const std::size_t unit : units)
        add(unit, coincidences);
    return evaluate(difference, coincidences);
}

double KrippendorffAlpha::squared(Difference difference, int c, int k, const std::vector<double>& below,
                                  const std::vector<double>& marginals) const
{
    if (c == k)
        return 0;
    const double low = m_scale.lo + c, high = m_scale.lo + k;
    switch (difference) {
    case Difference::Nominal:
        return 1;
    case Difference::Ordinal: {
        const int first = std::min(c, k), last = std::max(c, k);
        const double between = below[last + 1] - below[first];
        const double distance = between - (marginals[first] + marginals[last]) / 2;
        return distance * distance;
    }
    case Difference::Interval:
        return (low - high) * (low - high);
    case Difference::Ratio:
        return low + high == 0 ? 0 : (low - high) * (low - high) / ((low + high) * (low + high));
    }
    return 0;
}

Statistic KrippendorffAlpha::evaluate(Difference difference, const std::vector<double>& coincidences) const
{
    const int levels = m_scale.levels();
    std::vector<double> marginals(levels), below(levels + 1);
    for (int c = 0; c < levels; ++c) {
        for (int k = 0; k < levels; ++k)
            marginals[c] += coincidences[c * levels + k];
        below[c + 1] = below[c] + marginals[c];
    }
    const double n = below[levels];
    if (n == 0)
        return Statistic::undefined("needs overlap");
    double observed = 0, expected = 0;
    for (int c = 0; c < levels; ++c)
        for (int k = 0; k < levels && marginals[c] > 0; ++k) {
            const double distance = squared(difference, c, k, below, marginals);
            observed += coincidences[c * levels + k] * distance;
            expected += marginals[c] * marginals[k] * distance;
        }
    if (expected == 0)
        return Statistic::undefined("no variation");
    return Statistic::of(1 - (n - 1) * observed / expected);
}

std::size_t KrippendorffAlpha::pairableValues() const
{
    return std::accumulate(m_sizes.begin(), m_sizes.end(), std::size_t(0),
                           [](std::size_t sum, std::size_t size) { return sum + (size >= 2 ? size : 0); });
}

std::size_t KrippendorffAlpha::pairableUnits() const
{
    return std::size_t(std::count_if(m_sizes.begin(), m_sizes.end(), [](std::size_t size) { return size >= 2; }));
}

} // namespace palimpsest
