#include "engine/judge/calibration.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace palimpsest {

namespace {

using OrderedJson = nlohmann::ordered_json;

OrderedJson jsonOf(const std::optional<double>& number) { return number ? OrderedJson(*number) : OrderedJson(nullptr); }

/// `key`: null where the statistic is undefined, and then "<key>_reason".
void add(OrderedJson& object, const char* key, const Statistic& statistic)
{
    object[key] = jsonOf(statistic.value);
    if (!statistic.value)
        object[std::string(key) + "_reason"] = statistic.reason;
}

OrderedJson jsonOf(const BootstrapInterval& interval)
{
    return {{"lo", jsonOf(interval.lo)},
            {"hi", jsonOf(interval.hi)},
            {"resamples", interval.resamples},
            {"dropped", interval.dropped},
            {"seed", interval.seed}};
}

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", value);
    return text;
}

std::string shown(const Statistic& statistic)
{
    return statistic.value ? number(*statistic.value) : "undefined (" + statistic.reason + ")";
}

std::string shown(const Statistic& statistic, const BootstrapInterval& interval)
{
    std::string text = shown(statistic);
    if (interval.lo && interval.hi)
        text += " [" + number(*interval.lo) + ", " + number(*interval.hi) + "]";
    return text;
}

std::string jointText(const Calibration& calibration)
{
    const bool human = calibration.scale == CalibrationScale::Human;
    std::string text = human ? "human \\ judge" : "other \\ judge";
    char cell[32];
    for (int grade = 0; grade <= 10; ++grade) {
        std::snprintf(cell, sizeof cell, "%6d", grade);
        text += cell;
    }
    text += '\n';
    for (std::size_t row = 0; row < calibration.joint.size(); ++row) {
        const int rating = int(row) + (human ? 1 : 0);
        std::snprintf(cell, sizeof cell, "%13d", rating);
        text += cell;
        for (std::size_t grade = 0; grade < 11; ++grade) {
            const bool paraphrase =
                human && rating == kParaphraseRating && int(grade) == kParaphraseGrade; // [n], for people to see
            const std::string count = std::to_string(calibration.joint[row][grade]);
            std::snprintf(cell, sizeof cell, "%6s", (paraphrase ? "[" + count + "]" : count).c_str());
            text += cell;
        }
        text += '\n';
    }
    return text;
}

} // namespace

std::string toJson(const Calibration& calibration)
{
    const bool human = calibration.scale == CalibrationScale::Human;
    OrderedJson object{{"against", human ? "human" : "judge"}, {"n", calibration.n}};
    add(object, "rho", calibration.rho);
    object["rho_ci"] = jsonOf(calibration.rhoInterval);
    add(object, "tau_b", calibration.tauB);
    object["tau_b_ci"] = jsonOf(calibration.tauInterval);
    add(object, "kappa_q", calibration.kappa);
    object["kappa_q_ci"] = jsonOf(calibration.kappaInterval);
    object["binning"] = "1 + round(7 s / 10)";
    add(object, "system_rho", calibration.systemRho);
    add(object, "system_tau_b", calibration.systemTau);
    object["models"] = OrderedJson::array();
    for (const Calibration::OfModel& model : calibration.models) {
        OrderedJson its{{"model", model.model},
                        {"n", model.n},
                        {human ? "human_mean" : "other_mean", model.meanOther},
                        {"judge_mean", model.meanJudge}};
        add(its, "rho", model.rho);
        add(its, "tau_b", model.tauB);
        object["models"].push_back(std::move(its));
    }
    object["joint"] = calibration.joint;
    if (human)
        object["paraphrase_cell"] = {{"human", kParaphraseRating}, {"judge", kParaphraseGrade}};
    object["worst"] = OrderedJson::array();
    for (const Calibration::Disagreement& one : calibration.worst)
        object["worst"].push_back(OrderedJson{{"generation_id", one.pair.generationId},
                                              {"model", one.pair.model},
                                              {human ? "human" : "other", one.pair.other},
                                              {"judge", one.pair.judge},
                                              {human ? "human_place" : "other_place", one.placeOther},
                                              {"judge_place", one.placeJudge}});
    object["input_sha256"] = calibration.inputSha256;
    return object.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

std::string calibrationText(const Calibration& calibration)
{
    const bool human = calibration.scale == CalibrationScale::Human;
    std::string text = std::to_string(calibration.n) + " candidates that both graded; 95 % intervals by "
                       + std::to_string(kBootstrapResamples) + " bootstrap resamples\n";
    text += "Spearman's rho           " + shown(calibration.rho, calibration.rhoInterval) + "\n";
    text += "Kendall's tau-b          " + shown(calibration.tauB, calibration.tauInterval) + "\n";
    text += "quadratic kappa          " + shown(calibration.kappa, calibration.kappaInterval) + ", "
            + (human ? "grades binned by 1 + round(7 s / 10)" : "both binned by 1 + round(7 s / 10)") + "\n";
    text += "of the models' means     rho " + shown(calibration.systemRho) + ", tau-b " + shown(calibration.systemTau)
            + " (" + std::to_string(calibration.models.size()) + " models)\n";
    for (const Calibration::OfModel& model : calibration.models)
        text += model.model + ": n " + std::to_string(model.n) + ", " + (human ? "human" : "other") + " mean "
                + number(model.meanOther) + ", judge mean " + number(model.meanJudge) + ", rho " + shown(model.rho)
                + ", tau-b " + shown(model.tauB) + "\n";
    text += jointText(calibration);
    if (human)
        text += "[n]: paraphrases, where the scales part: people's anchor 6 is a paraphrase, the judge's example gives "
                "one a 0\n";
    return text;
}

} // namespace palimpsest
