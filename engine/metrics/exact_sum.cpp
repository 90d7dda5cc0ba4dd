#include "engine/metrics/exact_sum.h"

#include <cmath>
#include <cstddef>
#include <utility>

namespace palimpsest {

void ExactSum::add(double term)
{
    std::size_t kept = 0;
    for (double partial : m_partials) {
        if (std::fabs(term) < std::fabs(partial))
            std::swap(term, partial);
        const double high = term + partial;
        const double low = partial - (high - term);
        if (low != 0.0)
            m_partials[kept++] = low;
        term = high;
    }
    m_partials.resize(kept);
    m_partials.push_back(term);
}

double ExactSum::value() const
{
    std::size_t left = m_partials.size();
    if (left == 0)
        return 0.0;
    double high = m_partials[--left];
    double low = 0.0;
    while (left > 0) {
        const double before = high;
        const double partial = m_partials[--left];
        high = before + partial;
        low = partial - (high - before);
        if (low != 0.0)
            break;
    }
    // Half-way cases round to even only if nothing is left below; else the rest decides.
    if (left > 0 && ((low < 0.0 && m_partials[left - 1] < 0.0) || (low > 0.0 && m_partials[left - 1] > 0.0))) {
        const double doubled = low * 2.0;
        const double rounded = high + doubled;
        if (doubled == rounded - high)
            high = rounded;
    }
    return high;
}

} // namespace palimpsest
