#include "engine/judge/historical_scores.h"

#include "engine/tables/csv.h"

#include <cmath>
#include <limits>

namespace palimpsest {

namespace {

/// A whole number, as int64 or, where pandas had a gap in the column, as "7.0".
Result<std::optional<long long>> scoreAt(const CsvTable& table, std::size_t row, std::size_t column)
{
    PALIMPSEST_TRY(const double value, table.number(row, column));
    if (std::isnan(value))
        return std::optional<long long>();
    if (value != std::floor(value) || std::abs(value) > 1e9)
        return badInput("line " + std::to_string(table.line(row)) + ", column " + table.header()[column] + ": '"
                        + table.at(row, column) + "' is no whole number");
    return std::optional((long long)(value));
}

Status checkHeader(const CsvTable& table)
{
    const std::vector<std::string>& header = table.header();
    if (header.size() < 2 || !(header[0].empty() || header[0].starts_with("Unnamed")))
        return badInput("line 1: the header must be an unnamed column and a column for each policy: ',ours,and'");
    for (std::size_t column = 1; column < header.size(); ++column) {
        PALIMPSEST_TRY(const std::size_t found, table.column(header[column]));
        if (header[column].empty() || found != column)
            return badInput("line 1: column " + std::to_string(column + 1) + " has no name");
    }
    return {};
}

} // namespace

Result<HistoricalScores> readHistoricalScores(const std::filesystem::path& path, std::size_t samples)
{
    PALIMPSEST_TRY(const CsvTable table, readCsv(path));
    PALIMPSEST_CHECK(checkHeader(table).in(path.string()));
    if (table.rows() != samples)
        return badInput(path.string() + " has " + std::to_string(table.rows()) + " rows, results.json "
                        + std::to_string(samples) + " samples; give the results.json that was judged");
    HistoricalScores scores;
    scores.file = path;
    scores.policies.assign(table.header().begin() + 1, table.header().end());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        std::vector<std::optional<long long>> its;
        for (std::size_t column = 1; column < table.header().size(); ++column) {
            PALIMPSEST_TRY(const auto score, scoreAt(table, row, column).in(path.string()));
            its.push_back(score);
        }
        scores.scores.push_back(std::move(its));
        scores.lines.push_back(table.line(row));
    }
    return scores;
}

} // namespace palimpsest
