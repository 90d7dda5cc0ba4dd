#pragma once

#include "engine/judge/calibration.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// What a judge run is held against: a study of the project or another judge run of it; neither: ratings from a file.
struct CalibrationPartner {
    std::optional<std::int64_t> study;
    std::optional<std::int64_t> otherRun;
};

/// A line of jdg_calibration, which only grows.
struct CalibrationRecord {
    std::int64_t id = 0;
    std::string at;
    std::size_t n = 0;
    std::optional<double> rho, tauB, kappa;
    std::string inputSha256;
};

/// Appends a calibration; where the last one against the same partner had the same input, that one stands. Returns its
/// id.
Result<std::int64_t> recordCalibration(JudgeStore& store, std::int64_t run, const CalibrationPartner& partner,
                                       const Calibration& calibration);
/// Those of a run against a partner, newest first.
Result<std::vector<CalibrationRecord>> calibrationRecords(JudgeStore& store, std::int64_t run,
                                                          const CalibrationPartner& partner);

} // namespace palimpsest
