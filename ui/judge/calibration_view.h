#pragma once

#include "engine/judge/calibration_log.h"
#include "engine/project/project.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// Something that a judge run can be held against.
struct PartnerChoice {
    CalibrationPartner partner;
    std::string name;
    bool blind = false; ///< a study whose ratings must not be seen beside models yet
};

/// Everything that the calibration page shows, read in one go.
struct CalibrationView {
    std::vector<PartnerChoice> choices; ///< studies, then the project's other judge runs, each newest first
    std::optional<std::size_t> chosen;
    std::optional<Calibration> calibration; ///< nothing: the study is blind, or no candidate was graded by both
    std::vector<JudgeUnit> worst;           ///< of the calibration's worst, in their order
    std::vector<CalibrationRecord> records;
};

/// `wanted`: the choice that is looked at; where it is none of them, the first that is not blind. Blocks: for the
/// desk's worker.
Result<CalibrationView> readCalibration(Project& project, std::int64_t run,
                                        const std::optional<CalibrationPartner>& wanted);

} // namespace palimpsest
