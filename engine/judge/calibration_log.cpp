#include "engine/judge/calibration_log.h"

#include "engine/project/project.h"

#include <nlohmann/json.hpp>

namespace palimpsest {

Result<std::vector<CalibrationRecord>> calibrationRecords(JudgeStore& store, std::int64_t run,
                                                          const CalibrationPartner& partner)
{
    const auto realAt = [](const SqlRow& row, int column) {
        return row.isNull(column) ? std::nullopt : std::optional(row.real(column));
    };
    SqlValues values;
    values.emplace_back(run);
    values.emplace_back(partner.study);
    values.emplace_back(partner.otherRun);
    std::vector<CalibrationRecord> records;
    PALIMPSEST_CHECK(store.database().each(
        "SELECT cal_id,at,n,rho,tau_b,kappa_q,input_sha256 FROM jdg_calibration WHERE run_id=? AND study_id IS ? AND "
        "other_run_id IS ? ORDER BY cal_id DESC",
        values, [&](const SqlRow& row) {
            records.push_back({row.integer(0), row.text(1), std::size_t(row.integer(2)), realAt(row, 3), realAt(row, 4),
                               realAt(row, 5), row.text(6)});
        }));
    return records;
}

Result<std::int64_t> recordCalibration(JudgeStore& store, std::int64_t run, const CalibrationPartner& partner,
                                       const Calibration& calibration)
{
    PALIMPSEST_TRY(const std::vector<CalibrationRecord> before, calibrationRecords(store, run, partner));
    if (!before.empty() && before.front().inputSha256 == calibration.inputSha256)
        return before.front().id;
    const nlohmann::json whole = nlohmann::json::parse(toJson(calibration));
    const nlohmann::json intervals{
        {"rho", whole["rho_ci"]}, {"tau_b", whole["tau_b_ci"]}, {"kappa_q", whole["kappa_q_ci"]}};
    return store.database().insert(
        "INSERT INTO jdg_calibration(run_id,study_id,other_run_id,at,n,rho,tau_b,kappa_q,ci_json,joint_json,"
        "input_sha256) VALUES(?,?,?,?,?,?,?,?,?,?,?)",
        {run, partner.study, partner.otherRun, utcNow(), calibration.n, calibration.rho.value, calibration.tauB.value,
         calibration.kappa.value, intervals.dump(), whole["joint"].dump(), calibration.inputSha256});
}

} // namespace palimpsest
