#include "engine/judge/calibration.h"

#include "engine/base/number_text.h"
#include "engine/base/sha256.h"
#include "engine/stats/cohen_kappa.h"
#include "engine/stats/moments.h"
#include "engine/stats/rank_correlation.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace palimpsest {

namespace {

using Units = std::span<const std::size_t>;
constexpr std::uint64_t kSeed = 1;
constexpr RatingScale kHumanScale{1, 8};

struct Columns {
    std::vector<double> other;
    std::vector<double> judge;

    void add(const CalibrationPair& pair)
    {
        other.push_back(pair.other);
        judge.push_back(pair.judge);
    }
};

int onHumanScale(double grade) { return 1 + int(std::lround(7 * grade / 10)); }

int otherOnHumanScale(double other, CalibrationScale scale)
{
    return scale == CalibrationScale::Judge ? onHumanScale(other) : std::clamp(int(std::lround(other)), 1, 8);
}

Statistic kappaOf(const std::vector<CalibrationPair>& pairs, CalibrationScale scale, Units units)
{
    CommonRatings ratings;
    for (const std::size_t unit : units) {
        ratings.a.push_back(otherOnHumanScale(pairs[unit].other, scale));
        ratings.b.push_back(onHumanScale(pairs[unit].judge));
    }
    return cohenKappa(ratings, kHumanScale, KappaWeights::Quadratic);
}

Columns columnsOf(const std::vector<CalibrationPair>& pairs, Units units)
{
    Columns columns;
    for (const std::size_t unit : units)
        columns.add(pairs[unit]);
    return columns;
}

void addModels(const std::vector<CalibrationPair>& pairs, Calibration& result)
{
    std::map<std::string, Columns> byModel;
    for (const CalibrationPair& pair : pairs)
        byModel[pair.model].add(pair);
    Columns means;
    for (const auto& [model, its] : byModel) {
        result.models.push_back({model, its.other.size(), spearman(its.other, its.judge),
                                 kendallTauB(its.other, its.judge), *meanOf(its.other), *meanOf(its.judge)});
        means.other.push_back(result.models.back().meanOther);
        means.judge.push_back(result.models.back().meanJudge);
    }
    result.systemRho = spearman(means.other, means.judge);
    result.systemTau = kendallTauB(means.other, means.judge);
}

void addJoint(const std::vector<CalibrationPair>& pairs, Calibration& result)
{
    const bool human = result.scale == CalibrationScale::Human;
    const long lowest = human ? 1 : 0;
    result.joint.assign(human ? 8 : 11, {});
    for (const CalibrationPair& pair : pairs) {
        const long row = std::clamp(std::lround(pair.other), lowest, human ? 8L : 10L) - lowest;
        ++result.joint[std::size_t(row)][std::size_t(std::clamp(std::lround(pair.judge), 0L, 10L))];
    }
}

/// Mid-ranks as shares from 0 to 1.
std::vector<double> placesOf(const std::vector<double>& values)
{
    std::vector<double> places = midRanks(values);
    for (double& place : places)
        place = (place - 0.5) / double(values.size());
    return places;
}

void addWorst(const std::vector<CalibrationPair>& pairs, const Columns& all, Calibration& result)
{
    const std::vector<double> others = placesOf(all.other);
    const std::vector<double> judges = placesOf(all.judge);
    for (std::size_t i = 0; i < pairs.size(); ++i)
        if (others[i] != judges[i])
            result.worst.push_back({pairs[i], others[i], judges[i]});
    std::ranges::stable_sort(result.worst, std::greater(), [](const Calibration::Disagreement& one) {
        return std::abs(one.placeOther - one.placeJudge);
    });
    if (result.worst.size() > Calibration::kWorst)
        result.worst.resize(Calibration::kWorst);
}

void addIntervals(const std::vector<CalibrationPair>& pairs, Calibration& result)
{
    const auto intervalOf = [&](const Statistic& whole, const auto& statistic) {
        return whole.value ? bootstrapInterval(pairs.size(), kSeed, statistic) : BootstrapInterval{};
    };
    result.rhoInterval = intervalOf(result.rho, [&](Units units) {
        const Columns drawn = columnsOf(pairs, units);
        return spearman(drawn.other, drawn.judge).value;
    });
    result.tauInterval = intervalOf(result.tauB, [&](Units units) {
        const Columns drawn = columnsOf(pairs, units);
        return kendallTauB(drawn.other, drawn.judge).value;
    });
    result.kappaInterval =
        intervalOf(result.kappa, [&](Units units) { return kappaOf(pairs, result.scale, units).value; });
}

std::string digestOf(const std::vector<CalibrationPair>& pairs)
{
    std::string text;
    for (const CalibrationPair& pair : pairs)
        text += std::to_string(pair.generationId) + '\t' + pair.model + '\t' + pythonRepr(pair.other) + '\t'
                + pythonRepr(pair.judge) + '\n';
    return sha256(text);
}

} // namespace

Calibration calibrate(std::vector<CalibrationPair> pairs, CalibrationScale scale)
{
    std::ranges::sort(pairs, {}, [](const CalibrationPair& pair) {
        return std::tie(pair.generationId, pair.model, pair.other, pair.judge);
    });
    std::vector<std::size_t> everyUnit(pairs.size());
    std::iota(everyUnit.begin(), everyUnit.end(), std::size_t(0));
    const Columns all = columnsOf(pairs, everyUnit);
    Calibration result;
    result.scale = scale;
    result.n = pairs.size();
    result.rho = spearman(all.other, all.judge);
    result.tauB = kendallTauB(all.other, all.judge);
    result.kappa = kappaOf(pairs, scale, everyUnit);
    addModels(pairs, result);
    addJoint(pairs, result);
    addWorst(pairs, all, result);
    addIntervals(pairs, result);
    result.inputSha256 = digestOf(pairs);
    return result;
}

std::vector<ValueOfGeneration> meanGrades(const std::vector<GradedTask>& tasks)
{
    std::map<std::int64_t, std::pair<double, int>> sums;
    for (const GradedTask& task : tasks)
        if (task.value) {
            sums[task.generationId].first += *task.value;
            ++sums[task.generationId].second;
        }
    std::vector<ValueOfGeneration> means;
    for (const auto& [generation, sum] : sums)
        means.emplace_back(generation, sum.first / sum.second);
    return means;
}

std::vector<CalibrationPair> pairsOf(const std::vector<GradedTask>& tasks, const std::vector<ValueOfGeneration>& other)
{
    std::map<std::int64_t, std::string> modelOf;
    for (const GradedTask& task : tasks)
        modelOf[task.generationId] = task.model;
    std::map<std::int64_t, double> grades;
    for (const auto& [generation, grade] : meanGrades(tasks))
        grades[generation] = grade;
    std::vector<CalibrationPair> pairs;
    for (const auto& [generation, value] : other)
        if (const auto grade = grades.find(generation); grade != grades.end())
            pairs.push_back({generation, modelOf[generation], value, grade->second});
    return pairs;
}

} // namespace palimpsest
