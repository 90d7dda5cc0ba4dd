#include "engine/judge/calibration.h"

#include "engine/stats/bootstrap.h"
#include "engine/stats/cohen_kappa.h"
#include "engine/stats/rank_correlation.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace palimpsest {

namespace {

using Json = nlohmann::ordered_json;
constexpr std::uint64_t kSeed = 1;

struct Columns {
    std::vector<double> human;
    std::vector<double> judge;
};

Columns columnsOf(const std::vector<CalibrationPair>& pairs)
{
    Columns columns;
    for (const CalibrationPair& pair : pairs) {
        columns.human.push_back(pair.human);
        columns.judge.push_back(pair.judge);
    }
    return columns;
}

int onHumanScale(double grade) { return 1 + int(std::lround(7 * grade / 10)); }

Statistic kappaOf(const std::vector<CalibrationPair>& pairs)
{
    CommonRatings ratings;
    for (const CalibrationPair& pair : pairs) {
        ratings.a.push_back(int(std::lround(pair.human)));
        ratings.b.push_back(onHumanScale(pair.judge));
    }
    return cohenKappa(ratings, RatingScale{1, 8}, KappaWeights::Quadratic);
}

void addModels(const std::vector<CalibrationPair>& pairs, Calibration& result)
{
    std::map<std::string, std::vector<CalibrationPair>> byModel;
    for (const CalibrationPair& pair : pairs)
        byModel[pair.model].push_back(pair);
    Columns means;
    for (const auto& [model, its] : byModel) {
        const Columns columns = columnsOf(its);
        result.models.push_back(
            {model, its.size(), spearman(columns.human, columns.judge), kendallTauB(columns.human, columns.judge)});
        const auto mean = [](const std::vector<double>& values) {
            double sum = 0;
            for (const double value : values)
                sum += value;
            return sum / double(values.size());
        };
        means.human.push_back(mean(columns.human));
        means.judge.push_back(mean(columns.judge));
    }
    result.systemTau = kendallTauB(means.human, means.judge);
}

Json jsonOf(const Statistic& statistic) { return statistic.value ? Json(*statistic.value) : Json(nullptr); }

std::string shown(const Statistic& statistic)
{
    if (!statistic.value)
        return "undefined (" + statistic.reason + ")";
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", *statistic.value);
    return text;
}

} // namespace

Calibration calibrate(const std::vector<CalibrationPair>& pairs)
{
    Calibration result;
    const Columns all = columnsOf(pairs);
    result.n = pairs.size();
    result.rho = spearman(all.human, all.judge);
    result.tauB = kendallTauB(all.human, all.judge);
    result.kappa = kappaOf(pairs);
    addModels(pairs, result);
    for (const CalibrationPair& pair : pairs)
        ++result.joint[std::size_t(std::clamp(std::lround(pair.human), 1L, 8L) - 1)]
                      [std::size_t(std::clamp(std::lround(pair.judge), 0L, 10L))];
    const auto rhoOf = [&](std::span<const std::size_t> units) -> std::optional<double> {
        Columns drawn;
        for (const std::size_t unit : units) {
            drawn.human.push_back(all.human[unit]);
            drawn.judge.push_back(all.judge[unit]);
        }
        return spearman(drawn.human, drawn.judge).value;
    };
    if (!pairs.empty()) {
        const BootstrapInterval interval = bootstrapInterval(pairs.size(), kSeed, rhoOf);
        result.rhoLow = interval.lo;
        result.rhoHigh = interval.hi;
    }
    return result;
}

std::string toJson(const Calibration& calibration)
{
    const auto orNull = [](const std::optional<double>& number) { return number ? Json(*number) : Json(nullptr); };
    Json object{{"n", calibration.n},
                {"rho", jsonOf(calibration.rho)},
                {"rho_ci", Json::array({orNull(calibration.rhoLow), orNull(calibration.rhoHigh)})},
                {"tau_b", jsonOf(calibration.tauB)},
                {"system_tau_b", jsonOf(calibration.systemTau)},
                {"kappa_q", jsonOf(calibration.kappa)},
                {"binning", "1 + round(7 s / 10)"},
                {"joint", calibration.joint}};
    Json models = Json::array();
    for (const auto& model : calibration.models)
        models.push_back(
            Json{{"model", model.model}, {"n", model.n}, {"rho", jsonOf(model.rho)}, {"tau_b", jsonOf(model.tauB)}});
    object["models"] = std::move(models);
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string calibrationText(const Calibration& calibration)
{
    std::string text = std::to_string(calibration.n) + " candidates with both. Spearman's rho " + shown(calibration.rho)
                       + ", Kendall's tau-b " + shown(calibration.tauB) + ", of the models' means "
                       + shown(calibration.systemTau) + ", quadratic kappa after 1 + round(7 s / 10) "
                       + shown(calibration.kappa) + "\n";
    for (const auto& model : calibration.models)
        text += model.model + ": n " + std::to_string(model.n) + ", rho " + shown(model.rho) + ", tau-b "
                + shown(model.tauB) + "\n";
    text += "human \\ judge";
    for (int grade = 0; grade <= 10; ++grade)
        text += (grade < 10 ? "    " : "   ") + std::to_string(grade);
    text += '\n';
    for (std::size_t human = 0; human < calibration.joint.size(); ++human) {
        text += "            " + std::to_string(human + 1);
        for (const std::size_t count : calibration.joint[human]) {
            char cell[24];
            std::snprintf(cell, sizeof cell, "%5zu", count);
            text += cell;
        }
        text += '\n';
    }
    return text;
}

std::vector<CalibrationPair> pairsOf(const std::vector<GradedTask>& tasks,
                                     const std::vector<std::pair<std::int64_t, double>>& humanByGeneration)
{
    struct Grades {
        std::string model;
        double sum = 0;
        int count = 0;
    };
    std::map<std::int64_t, Grades> grades;
    for (const GradedTask& task : tasks) {
        if (!task.value)
            continue;
        Grades& its = grades[task.generationId];
        its.model = task.model;
        its.sum += *task.value;
        ++its.count;
    }
    std::vector<CalibrationPair> pairs;
    for (const auto& [generation, human] : humanByGeneration)
        if (const auto its = grades.find(generation); its != grades.end())
            pairs.push_back({generation, its->second.model, human, its->second.sum / its->second.count});
    return pairs;
}

} // namespace palimpsest
