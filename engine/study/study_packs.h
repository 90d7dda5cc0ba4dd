#pragma once

#include "engine/base/archive.h"
#include "engine/study/leak_lint.h"
#include "engine/study/study.h"

namespace palimpsest {

/// A rater's pack as the experimenter sees it while the study is blind: counts only.
struct PackState {
    std::int64_t id = 0;
    std::string uid, rater;
    std::int64_t items = 0, answered = 0, imports = 0;
    std::optional<std::string> exportedAt, voidedAt;
};
Result<std::vector<PackState>> packStates(Project& project, const Study& study);

/// What the leak lint says of all packs of the study.
Result<std::vector<LeakFinding>> checkBlinding(Project& project, const Study& study);

/// Writes pack-XXXXXX.palpack for every rater (or the one named) into `folder`; refuses where the lint blocks. The
/// same study gives the same bytes.
Result<std::vector<std::filesystem::path>> writePacks(Project& project, const Study& study, const ArchiveFormat& format,
                                                      const std::filesystem::path& folder, const std::string& rater);

} // namespace palimpsest
