#include "app/cli/suggestion.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace palimpsest {

namespace {

bool alike(char a, char b) { return a == b || ((a == '-' || a == '_') && (b == '-' || b == '_')); }

/// Letters to insert, delete, change or swap with their neighbour (optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before = std::exchange(above, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = above[j - 1] + (alike(a[i - 1], b[j - 1]) ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, changed});
            if (i > 1 && j > 1 && alike(a[i - 1], b[j - 2]) && alike(a[i - 2], b[j - 1]))
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row.back();
}

} // namespace

std::string nearestOf(std::string_view word, const std::vector<std::string>& candidates)
{
    std::string nearest;
    // A word of which more than a third is wrong is another word. Longer ones are no flag that somebody meant.
    std::size_t best = word.size() > 64 ? 0 : std::max<std::size_t>(2, word.size() / 3 + 1);
    for (const std::string& candidate : candidates) {
        const bool abbreviated = word.size() >= 3 && candidate.compare(0, word.size(), word) == 0;
        const std::size_t away = abbreviated ? 1 : distance(word.substr(0, 64), candidate);
        if (away < best) {
            best = away;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace palimpsest
