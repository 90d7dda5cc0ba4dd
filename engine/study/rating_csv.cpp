#include "engine/study/rating_csv.h"

#include "engine/tables/csv.h"
#include "engine/tables/number_text.h"

#include <cmath>
#include <map>
#include <set>

namespace palimpsest {

namespace {

constexpr int kMostLevels = 1001;

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string scaleText(RatingScale scale) { return std::to_string(scale.lo) + ".." + std::to_string(scale.hi); }

Error badCell(const CsvTable& table, std::size_t row, std::size_t column, const std::string& what)
{
    return badInput("line " + std::to_string(table.line(row)) + ", column \"" + table.header()[column] + "\": " + what);
}

/// A rating, or nothing for an empty cell. "7.0" is 7: tools that keep missing values as floats write so.
Result<std::optional<int>> rating(const CsvTable& table, std::size_t row, std::size_t column, RatingScale scale)
{
    const std::string_view text = trimmed(table.at(row, column));
    if (text.empty())
        return std::optional<int>();
    const std::optional<double> number = parseDouble(text);
    if (!number || *number != std::floor(*number) || !std::isfinite(*number))
        return badCell(table, row, column,
                       "\"" + std::string(text) + "\" is no whole number; a rating is one of " + scaleText(scale)
                           + ", and a missing one is an empty cell");
    if (*number < scale.lo || *number > scale.hi)
        return badCell(table, row, column,
                       std::string(text) + " is outside the scale " + scaleText(scale)
                           + "; mend the cell or give --scale");
    return std::optional<int>(int(*number));
}

Result<std::vector<std::size_t>> raterColumns(const CsvTable& table, std::optional<std::size_t> idColumn)
{
    std::vector<std::size_t> columns;
    std::set<std::string> names;
    for (std::size_t column = 0; column < table.header().size(); ++column) {
        if (column == idColumn)
            continue;
        const std::string& name = table.header()[column];
        const std::string place = "column " + std::to_string(column + 1) + " of the header";
        if (trimmed(name).empty())
            return badInput(place + " has no name: a rater's needs one; where it holds ids, give --id_column=");
        if (!names.insert(name).second)
            return badInput(place + ": \"" + name + "\" stands twice; every rater has one column");
        columns.push_back(column);
    }
    if (columns.empty())
        return badInput("the header names no rater: every column but the ids' is one");
    return columns;
}

Status checkIds(const CsvTable& table, std::size_t column)
{
    std::map<std::string_view, std::size_t> lines;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto [first, fresh] = lines.emplace(table.at(row, column), table.line(row));
        if (!fresh)
            return badCell(table, row, column,
                           "\"" + table.at(row, column) + "\" stands on line " + std::to_string(first->second)
                               + " already; one row is one item");
    }
    return {};
}

Result<RatingCsv> collect(const CsvTable& table, RatingScale scale, std::optional<std::string_view> idName)
{
    std::optional<std::size_t> idColumn;
    if (idName) {
        PALIMPSEST_TRY(idColumn, table.column(*idName));
        PALIMPSEST_CHECK(checkIds(table, *idColumn));
    }
    PALIMPSEST_TRY(const std::vector<std::size_t> columns, raterColumns(table, idColumn));
    RatingCsv csv{{}, RatingTable(table.rows(), columns.size())};
    for (const std::size_t column : columns)
        csv.raters.push_back(table.header()[column]);
    for (std::size_t row = 0; row < table.rows(); ++row)
        for (std::size_t rater = 0; rater < columns.size(); ++rater) {
            PALIMPSEST_TRY(csv.ratings.at(row, rater), rating(table, row, columns[rater], scale));
        }
    return csv;
}

} // namespace

Result<RatingCsv> readRatingCsv(const std::filesystem::path& path, RatingScale scale,
                                std::optional<std::string_view> idColumn)
{
    PALIMPSEST_TRY(const CsvTable table, readCsv(path));
    return collect(table, scale, idColumn).in(path.string());
}

Result<RatingScale> parseScale(std::string_view text)
{
    const std::size_t dots = text.find("..");
    const auto lo = parseInteger(text.substr(0, dots));
    const auto hi = parseInteger(dots == std::string_view::npos ? std::string_view() : text.substr(dots + 2));
    constexpr long long kFurthest = 1'000'000;
    if (!lo || !hi || *lo < -kFurthest || *hi > kFurthest || *lo >= *hi || *hi - *lo >= kMostLevels)
        return usage("--scale " + std::string(text)
                     + ": a scale is two whole numbers, the lower first, such as 1..8, with at most "
                     + std::to_string(kMostLevels) + " values");
    return RatingScale{int(*lo), int(*hi)};
}

} // namespace palimpsest
