#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest {

/// The list of an experiment's forget samples (spec/icu.md section 1): one entry a sample, in the order of the file.
struct SampleList {
    std::filesystem::path path;
    std::vector<std::int64_t> docIds;
    std::vector<std::string> corpora; ///< empty strings where the list has no such column
    std::vector<std::string> texts;   ///< empty where there is no such column
};

/// Reads the list of an experiment's folder: its one lm_extraction_*.csv, else doc_ids.csv. A doc_id that is negative
/// or stands twice is an error; every failure names file and line.
Result<SampleList> readSampleList(const std::filesystem::path& folder);

} // namespace palimpsest
