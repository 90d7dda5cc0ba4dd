#pragma once

#include <QString>

#include <vector>

namespace palimpsest {

struct DiffLine {
    enum class Kind { Same, Removed, Added };
    Kind kind = Kind::Same;
    QString text;

    bool operator==(const DiffLine&) const = default;
};

/// The shortest way from the lines of `before` to those of `after` (longest common subsequence); what was removed
/// stands before what was added in its place.
std::vector<DiffLine> lineDiff(const QString& before, const QString& after);

} // namespace palimpsest
