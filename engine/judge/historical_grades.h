#pragma once

#include "engine/judge/historical_log.h"
#include "engine/judge/historical_scores.h"
#include "engine/judge/results_file.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// What is known of one candidate: a sample of results.json continued by one of its models.
struct HistoricalGrade {
    struct Reply {
        std::size_t log = 0; ///< index of the file
        LoggedReply logged;
    };

    std::size_t sample = 0; ///< index in results.json
    std::size_t model = 0;  ///< index in ResultsFile::models
    /// Every reply to it, the one that counts last: the last that the reference read, else the last of all.
    std::vector<Reply> replies;
    /// What the reference read, by the log or by the table.
    std::optional<long long> score;
};

struct HistoricalFiles {
    std::vector<std::filesystem::path> tables; ///< *-res.csv
    std::vector<std::filesystem::path> logs;   ///< *.log
    /// The policies in the order of a log's replies; needed where no table and no results.json says it.
    std::vector<std::string> policies;
};

/// Reads tables and logs and joins them with the candidates: a log's samples by their prefix, which must be in
/// results.json, a table's by their row. Every candidate that was asked about has one grade, in the order of
/// results.json. A table and a log that say different things of a candidate are an error that names both lines.
Result<std::vector<HistoricalGrade>> readHistoricalGrades(const HistoricalFiles& files, const ResultsFile& results);

} // namespace palimpsest
