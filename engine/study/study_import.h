#pragma once

#include "engine/base/archive.h"
#include "engine/rating/return_file.h"
#include "engine/study/study.h"

namespace palimpsest {

/// What an import would do, or did.
struct ImportReport {
    std::string pack; ///< its short name
    std::string rater;
    std::size_t added = 0;
    std::size_t duplicates = 0;
    std::vector<RejectedLine> rejected;
    /// Items that two devices answered differently: the later answer counts until the rater confirms.
    std::vector<std::string> conflicts;
};

/// Reads a return (zip or CSV) and adds the events the project does not have. All or nothing; importing again, or in
/// another order, gives the same project. With `preview` nothing is written.
Result<ImportReport> importReturn(Project& project, const ArchiveFormat& format, const std::filesystem::path& path,
                                  bool preview);

std::string toJson(const ImportReport& report);

} // namespace palimpsest
