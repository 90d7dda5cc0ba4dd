#pragma once

#include "engine/base/result.h"
#include "engine/stats/rating_table.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// Ratings of any origin: one column a rater, one row an item.
struct RatingCsv {
    std::vector<std::string> raters; ///< in the order of the file
    RatingTable ratings{0, 0};
};

/// Reads a wide CSV file: its header names the raters, an empty cell is a missing rating. `idColumn`: a column that
/// names the items and is no rater (its name may be the empty text). Errors name line and column: a value that is no
/// whole number or is outside the scale, an item that stands twice, a rater without a name or with another's.
Result<RatingCsv> readRatingCsv(const std::filesystem::path& path, RatingScale scale,
                                std::optional<std::string_view> idColumn = {});

/// "1..8" as a scale; an error of kind Usage for anything else than two whole numbers, the lower first.
Result<RatingScale> parseScale(std::string_view text);

} // namespace palimpsest
