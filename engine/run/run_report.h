#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest {

struct RunReport {
    std::string path;               ///< of the page
    std::vector<std::string> lacks; ///< what could not be read, and why
};

/// Makes report.html of a run directory anew, atomically, from what stands there: a finished, an unfinished or a failed
/// run, or a result folder of the reference implementation. `out`: another place for it; empty: in the directory.
Result<RunReport> writeRunReport(const std::filesystem::path& directory, const std::filesystem::path& out = {});

} // namespace palimpsest
