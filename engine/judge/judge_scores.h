#pragma once

#include "engine/judge/judge_store.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// One task's grade, or why it has none.
struct GradedTask {
    std::string model;
    std::int64_t docId = 0;
    std::int64_t generationId = 0;
    int replicate = 1;
    std::string outcome; ///< the score's (strict, …), or the call's (refusal, http_error, …), or open
    std::optional<double> value;
    std::optional<double> overridden; ///< read by hand; then `value` is it
    std::string referenceResult;
    bool planted = false;
    std::size_t candidateBytes = 0;
    std::int64_t attempt = 0; ///< the answer's, or the last one
};

/// A model's grades. Only strict, strict_nonint and lenient scores enter a mean (J5).
struct ModelScores {
    std::string model;
    std::size_t expected = 0;
    std::size_t scored = 0;
    std::optional<double> mean;
    std::optional<double> sd;                ///< n − 1
    std::optional<double> lowBound;          ///< every failure a 0
    std::optional<double> highBound;         ///< every failure a 10
    std::array<std::size_t, 11> histogram{}; ///< by the nearest whole number
    std::optional<double> lengthRho;         ///< Spearman's, of score and candidate length
    std::optional<double> replicateSd;       ///< mean SD of a candidate's replicates
};

Result<std::vector<GradedTask>> gradedTasks(JudgeStore& store, std::int64_t run);
std::vector<ModelScores> scoresByModel(const std::vector<GradedTask>& tasks);
std::string toJson(const std::vector<ModelScores>& scores);
/// One row a task: model, doc_id, generation_id, replicate, outcome, value, override, reference_result, planted.
Result<std::string> scoresCsv(const std::vector<GradedTask>& tasks);

} // namespace palimpsest
