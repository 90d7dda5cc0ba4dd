#pragma once

#include "engine/base/result.h"
#include "engine/config/run_config.h"
#include "engine/events/run_event.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest {

/// A forget row's texts as result tables have them.
struct ReferenceSample {
    std::int64_t id = 0;
    std::int64_t docId = 0; ///< the id where the tables have no doc_id
    std::string prefix;     ///< empty where no table has it
    std::string reference;
    double overlap = 0; ///< NaN: unknown
};

/// A result folder of the reference implementation, told as a run tells itself.
struct ReferenceResults {
    RunConfig config; ///< what res.log says of the settings
    std::vector<EventRecord> records;
    std::vector<ReferenceSample> samples; ///< rising ids
    std::vector<std::string> lacks;       ///< what could not be read, and why, file by file
};

/// Reads epoch<k>.csv, valid.csv, score.csv and res.log (spec/icu.md section 4; rows are joined by id) and makes the
/// events of them that a run would have said: the start, every step and epoch in their order, the log's warnings and,
/// where the log tells it, the end. What the reference does not write (MA and EL of a row, true KL) is NaN; whether a
/// row is still remembered follows from its F1 and BLEU and the thresholds in the log. Fails only where there is
/// nothing of a run at all.
Result<ReferenceResults> readReferenceResults(const std::filesystem::path& folder);

} // namespace palimpsest
