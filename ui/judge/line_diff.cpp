#include "ui/judge/line_diff.h"

#include <QStringList>

#include <algorithm>

namespace palimpsest {

std::vector<DiffLine> lineDiff(const QString& before, const QString& after)
{
    const QStringList old = before.isEmpty() ? QStringList() : before.split(QLatin1Char('\n'));
    const QStringList now = after.isEmpty() ? QStringList() : after.split(QLatin1Char('\n'));
    const auto rows = std::size_t(old.size());
    const auto columns = std::size_t(now.size());
    // common[i][j]: lines that the ends of both texts, from i and j on, have in common.
    std::vector<std::vector<int>> common(rows + 1, std::vector<int>(columns + 1, 0));
    for (std::size_t i = rows; i-- > 0;)
        for (std::size_t j = columns; j-- > 0;)
            common[i][j] = old[qsizetype(i)] == now[qsizetype(j)] ? common[i + 1][j + 1] + 1
                                                                  : std::max(common[i + 1][j], common[i][j + 1]);
    std::vector<DiffLine> lines;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && old[qsizetype(i)] == now[qsizetype(j)]) {
            lines.push_back({DiffLine::Kind::Same, old[qsizetype(i)]});
            ++i;
            ++j;
        } else if (j == columns || (i < rows && common[i + 1][j] >= common[i][j + 1])) {
            lines.push_back({DiffLine::Kind::Removed, old[qsizetype(i++)]});
        } else {
            lines.push_back({DiffLine::Kind::Added, now[qsizetype(j++)]});
        }
    }
    return lines;
}

} // namespace palimpsest
