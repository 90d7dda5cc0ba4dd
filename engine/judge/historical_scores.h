#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// A *-res.csv of the reference's judge program: what it read of each reply.
struct HistoricalScores {
    std::filesystem::path file;
    std::vector<std::string> policies;                         ///< in the order of the columns
    std::vector<std::vector<std::optional<long long>>> scores; ///< [sample][policy], samples as in results.json
    std::vector<std::size_t> lines;                            ///< of each sample
};

/// Reads such a file: a header ",<policy>,…" and a row of whole numbers for each of `samples` samples; an empty cell is
/// a score that is not there. Errors name line and column.
Result<HistoricalScores> readHistoricalScores(const std::filesystem::path& path, std::size_t samples);

} // namespace palimpsest
