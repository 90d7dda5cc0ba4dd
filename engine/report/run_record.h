#pragma once

#include "engine/base/result.h"
#include "engine/events/run_event.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// A forget row through the run.
struct SampleHistory {
    std::int64_t id = 0;
    std::int64_t docId = 0;
    std::string prefix;
    std::string reference;
    std::vector<SampleEvaluated> epochs; ///< rising; what a CSV does not know is NaN
};

/// Everything a report tells, as far as the run directory has it.
struct RunRecord {
    std::filesystem::path folder;
    RunStarted started; ///< thresholds as they were in force at the end
    double startTime = 0;
    double endTime = 0;
    std::vector<StepMeasured> steps;
    std::vector<EpochEvaluated> epochs; ///< rising
    std::vector<SampleHistory> samples; ///< rising ids
    std::vector<SettingChanged> changes;
    std::vector<std::string> warnings;
    std::optional<RunFinished> finished;
    std::optional<RunFailed> failed;
    std::int64_t resumes = 0;
    bool journal = false;           ///< there is one
    std::vector<std::string> lacks; ///< what could not be read, and why, file by file
};

/// Reads a run directory: the journal and samples.csv, and the CSV files and res.log for what they do not tell, so that
/// a folder of the reference implementation is read too. Fails only where there is nothing of a run at all.
Result<RunRecord> readRunRecord(const std::filesystem::path& folder);

} // namespace palimpsest
