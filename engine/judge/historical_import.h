#pragma once

#include "engine/judge/historical_grades.h"
#include "engine/judge/judge_scores.h"
#include "engine/project/project.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

inline constexpr std::string_view kHistoricalJudge = "gpt-4-turbo (historical)";

struct HistoricalImport {
    HistoricalFiles files;
    std::filesystem::path results; ///< the results.json that was judged
    std::string judge{kHistoricalJudge};
    std::vector<std::int64_t> docIds; ///< of the samples of results.json; empty: as the project knows them
};

/// A reply that the reference's program died of.
struct DeadlyReply {
    std::string file;
    std::size_t line = 0;
    std::size_t sample = 0; ///< place in results.json, from 1
    std::string model;
    std::string error;   ///< IndexError or ValueError
    std::string outcome; ///< ours of the same reply: lenient, no_score, …, or truncated, filtered, empty
    std::optional<double> value;
    std::string reply;
};

struct HistoricalReport {
    std::int64_t run = 0;
    std::string uid;
    std::string judge;
    bool added = false; ///< false: the same files were imported before
    std::size_t samples = 0;
    struct OfModel {
        std::string policy;
        std::size_t referenceScored = 0; ///< candidates that the reference's program has a score of
        std::optional<double> referenceMean;
        ModelScores ours;
    };
    std::vector<OfModel> models;
    std::vector<DeadlyReply> deadly;
    std::vector<std::string> warnings;
};

/// Brings the reference's table and log into the project as a judge run that is done: attempts and scores like those of
/// any run; nothing is sent. A reply that the reference scored is an answer; one that was cut off, filtered or empty,
/// and one that is not there, is a failure. Idempotent; all or nothing.
Result<HistoricalReport> importHistorical(Project& project, const HistoricalImport& import);

std::string toJson(const HistoricalReport& report);
std::string historicalText(const HistoricalReport& report);

} // namespace palimpsest
