#pragma once

#include "engine/base/result.h"
#include "engine/report/run_record.h"

#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest {

/// A setting that is not its default.
struct ReportSetting {
    std::string name;
    std::string value;
    std::string fallback;
    std::string help;
};

/// What a report tells beside the run's own record: the caller knows settings and program, this folder does not.
struct ReportExtras {
    std::vector<ReportSetting> settings;
    std::string prompt;  ///< the free prompt whose answers the epochs hold
    std::string program; ///< "palimpsest 0.1.0"
};

/// One self-contained page: no file and no network is needed to read it, no script to understand it.
std::string reportPage(const RunRecord& record, const ReportExtras& extras);

} // namespace palimpsest
