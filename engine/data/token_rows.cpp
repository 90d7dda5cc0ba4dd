#include "engine/data/token_rows.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace palimpsest {

namespace {

using Row = std::span<const std::int32_t>;

/// The bytes of n ids, for hashing.
std::string_view bytesOf(Row row, std::int64_t begin, std::int64_t n)
{
    return {reinterpret_cast<const char*>(row.data() + begin), static_cast<std::size_t>(n) * sizeof(std::int32_t)};
}

} // namespace

std::int64_t RowSplit::suffixBegin(std::int64_t length) const
{
    return std::max<std::int64_t>(0, length - suffixLength);
}

std::int64_t RowSplit::prefixBegin(std::int64_t length) const
{
    return std::max<std::int64_t>(0, length - suffixLength - prefixLength);
}

Row RowSplit::prefix(Row row) const
{
    const auto length = static_cast<std::int64_t>(row.size());
    return row.subspan(static_cast<std::size_t>(prefixBegin(length)),
                       static_cast<std::size_t>(suffixBegin(length) - prefixBegin(length)));
}

Row RowSplit::suffix(Row row) const
{
    return row.subspan(static_cast<std::size_t>(suffixBegin(static_cast<std::int64_t>(row.size()))));
}

Result<TokenRows> readTokenRows(const std::filesystem::path& path)
{
    PALIMPSEST_TRY(TokenRows rows, readNpy(path));
    if (rows.rows == 0 || rows.columns == 0)
        return badInput(path.string() + ": no token rows (" + std::to_string(rows.rows) + " rows of "
                        + std::to_string(rows.columns) + " columns)");
    const auto negative = std::ranges::find_if(rows.values, [](std::int32_t id) { return id < 0; });
    if (negative != rows.values.end()) {
        const std::int64_t place = negative - rows.values.begin();
        return badInput(path.string() + ": row " + std::to_string(place / rows.columns) + ", column "
                        + std::to_string(place % rows.columns) + ": " + std::to_string(*negative) + " is no token id");
    }
    return rows;
}

double suffixOverlap(Row row, Row partner, RowSplit split, std::int64_t n)
{
    const Row suffix = split.suffix(row);
    const std::int64_t grams = static_cast<std::int64_t>(suffix.size()) - n + 1;
    if (n <= 0 || grams <= 0)
        return 0;
    std::unordered_set<std::string_view> there;
    for (std::int64_t i = 0; i + n <= static_cast<std::int64_t>(partner.size()); ++i)
        there.insert(bytesOf(partner, i, n));
    std::int64_t found = 0;
    for (std::int64_t i = 0; i < grams; ++i)
        found += static_cast<std::int64_t>(there.count(bytesOf(suffix, i, n)));
    return static_cast<double>(found) / static_cast<double>(grams);
}

TokenRows takeRows(const TokenRows& rows, std::span<const std::int64_t> indices)
{
    TokenRows taken{static_cast<std::int64_t>(indices.size()), rows.columns, {}};
    taken.values.reserve(indices.size() * static_cast<std::size_t>(rows.columns));
    for (const std::int64_t index : indices)
        taken.values.insert(taken.values.end(), rows.row(index).begin(), rows.row(index).end());
    return taken;
}

} // namespace palimpsest
