#pragma once

#include "engine/base/result.h"
#include "engine/events/run_event.h"

#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest {

/// A forget row as samples.csv has it.
struct SampleRow {
    std::int64_t id = 0;
    std::int64_t docId = 0;
    std::string prefix;
    std::string reference;
    double overlap = 0; ///< share of the suffix's 10-grams that stand in the partner; NaN without partners
};

/// samples.csv: id,doc_id,prefix,reference,overlap.
Status writeSamples(const std::filesystem::path& path, const std::vector<SampleRow>& samples);

/// epoch<k>.csv: id,diff,entropy,bleu,P,R,F1,candidate,reference,doc_id. `scores` row for row with `samples`.
Status writeEpochTable(const std::filesystem::path& path, const std::vector<SampleEvaluated>& scores,
                       const std::vector<SampleRow>& samples);

/// unlearn.csv of an evaluation: id,diff,entropy,bleu,P,R,F1,prefix,candidate,reference,doc_id.
Status writeUnlearnTable(const std::filesystem::path& path, const std::vector<SampleEvaluated>& scores,
                         const std::vector<SampleRow>& samples);

/// eval.csv: an unnamed index column, then one row: epoch 0, val_loss, acc, el_<n>.
Status writeEvaluationTable(const std::filesystem::path& path, const EpochEvaluated& means, std::int64_t elN);

/// valid.csv, score.csv and utility.csv in `directory`, one row an epoch.
Status writeEpochMeans(const std::filesystem::path& directory, const std::vector<EpochEvaluated>& history,
                       std::int64_t elN);

} // namespace palimpsest
