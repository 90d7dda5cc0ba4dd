#pragma once

#include "engine/base/result.h"
#include "engine/config/run_config.h"
#include "engine/events/run_event.h"
#include "engine/unlearn/objective.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// MA < acc and (or) EL < el. A NaN is below nothing.
bool meetsStopRule(const EpochEvaluated& epoch, const RunConfig& config, StopRule rule);

/// Why the method's own rule ends a run after this epoch, as the reference logs it; nothing if the run goes on.
std::optional<std::string> methodStop(const EpochEvaluated& epoch, const RunConfig& config, const Objective& objective);

/// The trained epoch with the least max(0, MA − acc) + max(0, EL − el) + max(0, u(0) − u), u the retain rows' MA,
/// without them the partners'; the earlier of equals (spec/icu.md section 3 item 9). Nothing before the first trained
/// epoch.
std::optional<std::int64_t> bestEpoch(const std::vector<EpochEvaluated>& history, const RunConfig& config);

/// `<model_name>_<exp>_lr<lr>_uw<uw>_lw<lw>_kl<kl>_epoch<k>_updateboth`, the name under which the reference saves a
/// model (spec/icu.md section 4); may contain one slash.
std::string referenceModelName(const RunConfig& config, std::int64_t epoch);

/// Links model/ of the run directory under that name, relative and inside the directory.
Status linkUnderReferenceName(const std::filesystem::path& directory, const RunConfig& config, std::int64_t epoch);

} // namespace palimpsest
