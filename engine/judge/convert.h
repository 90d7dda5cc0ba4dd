#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest {

struct CandidateSource {
    std::string name;           ///< the key in results.json: original, opt, or a policy's name
    std::filesystem::path path; ///< a CSV file or the directory of a run (CandidateTable)
};

struct ConvertRequest {
    std::filesystem::path experiment; ///< folder with the list of samples
    std::vector<CandidateSource> sources;
    std::filesystem::path directory; ///< where to write; made where it is not there
    bool overwrite = false;
};

struct Conversion {
    std::vector<std::string> files; ///< what was written
    std::vector<std::string> models;
    std::size_t samples = 0;
    std::vector<std::string> warnings;
};

/// Joins candidates of several models by doc_id (spec/icu.md section 4): results.json in the order of the experiment's
/// list, with <|endoftext|> removed from every text and nothing trimmed; neo.csv and opt.csv, the rows of `original`
/// and `opt` picked for the experiment, ids renumbered. Nothing is written unless all of it can be: every source has
/// every sample of the list, and no file is in the way (WouldOverwrite).
Result<Conversion> convertResults(const ConvertRequest& request);

/// The conversion as one JSON object.
std::string toJson(const Conversion& conversion);

} // namespace palimpsest
