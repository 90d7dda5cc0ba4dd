#pragma once

#include "engine/base/archive.h"
#include "engine/rating/pack.h"
#include "engine/study/study.h"

namespace palimpsest {

/// A rater's pack as the experimenter sees it while the study is blind: counts only.
struct PackState {
    std::int64_t id = 0;
    std::string uid, rater;
    std::int64_t items = 0, answered = 0, imports = 0;
    std::optional<std::string> exportedAt, voidedAt;
    bool isExperimenter = false;
};
Result<std::vector<PackState>> packStates(Project& project, const Study& study);

/// Writes pack-XXXXXX.palpack for every rater (or the one named) into `folder`; refuses where the lint blocks. The
/// same study gives the same bytes.
Result<std::vector<std::filesystem::path>> writePacks(Project& project, const Study& study, const ArchiveFormat& format,
                                                      const std::filesystem::path& folder, const std::string& rater);

/// A rater's pack as it is written.
Result<Pack> buildPack(Project& project, const Study& study, const PackState& state);

/// A void pack is rated no more: its returns are refused, and what was returned before does not count.
Status voidPack(Project& project, std::int64_t pack);

/// Notes that a rater of the study is who runs the experiment: every report says so from then on.
Status markExperimenter(Project& project, const Study& study, const std::string& rater);

} // namespace palimpsest
