#pragma once

#include "engine/project/project.h"

namespace palimpsest {

/// One row of an epoch's table.
struct Candidate {
    std::int64_t epoch = 0;
    std::int64_t docId = 0;
    std::string prefix, reference, text;
    std::string sampleSha, textSha;
    std::string rowJson; ///< the numbers of the row as they stand: {"id":"0","bleu":"0.1",…}
};

struct CandidateRun {
    std::string uid, path, name, model, method, profile;
    std::vector<std::string> specialTokens;
    std::vector<Candidate> candidates;
};

/// Reads what a run directory (epoch<k>.csv, else unlearn.csv) or such a file holds. Prefixes come from the file's own
/// column, else from samples.csv, by doc_id; the reference implementation's tables, which have neither column, take
/// theirs by row number from the samples.csv that is named, and doc_id with them.
Result<CandidateRun> readCandidateRun(const RunSource& source);

/// The special tokens that a tokenizer's directory names; without one, those of GPT-2, GPT-Neo and OPT.
std::vector<std::string> specialTokensOf(const std::filesystem::path& tokenizer);

} // namespace palimpsest
