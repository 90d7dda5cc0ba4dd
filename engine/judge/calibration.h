#pragma once

#include "engine/judge/judge_scores.h"
#include "engine/stats/bootstrap.h"
#include "engine/stats/statistic.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// What a judge run is held against.
enum class CalibrationScale {
    Human, ///< means of people's ratings, 1 to 8
    Judge, ///< another judge's grades, 0 to 10
};

/// A candidate's judge grade and what it is held against.
struct CalibrationPair {
    std::int64_t generationId = 0;
    std::string model;
    double other = 0; ///< on the CalibrationScale
    double judge = 0; ///< 0 to 10
};

/// The human anchor "Paraphrased similarity", to which the judge's own example gives this grade: where the scales part.
inline constexpr int kParaphraseRating = 6;
inline constexpr int kParaphraseGrade = 0;

/// How a judge agrees with people, or with another judge. The scales do not order texts alike, so ranks are compared,
/// never values, and the joint table stands beside every coefficient.
struct Calibration {
    CalibrationScale scale = CalibrationScale::Human;
    std::size_t n = 0;
    Statistic rho;       ///< Spearman's, over candidates
    Statistic tauB;      ///< Kendall's, over candidates
    Statistic systemRho; ///< Spearman's of the models' means: a difference of models is no agreement on candidates
    Statistic systemTau; ///< Kendall's τ-b of the same
    /// Cohen's κ, quadratic. Of people and a judge: the human mean rounded, and the grade s as 1 + round(7 s / 10). Of
    /// two judges: both grades so.
    Statistic kappa;
    /// 95 % percentile bootstrap over candidates; no bounds where the statistic is undefined.
    BootstrapInterval rhoInterval, tauInterval, kappaInterval;
    struct OfModel {
        std::string model;
        std::size_t n = 0;
        Statistic rho;
        Statistic tauB;
        double meanOther = 0;
        double meanJudge = 0;
    };
    std::vector<OfModel> models;
    /// [rating 1..8, or grade 0..10 of the other judge][grade 0..10], both rounded.
    std::vector<std::array<std::size_t, 11>> joint;
    /// A candidate that the two place differently: shares of all candidates that are lower, ties counting half.
    struct Disagreement {
        CalibrationPair pair;
        double placeOther = 0;
        double placeJudge = 0;
    };
    std::vector<Disagreement> worst; ///< the largest differences of place first, kWorst at most
    static constexpr std::size_t kWorst = 25;
    std::string inputSha256; ///< of the pairs, whatever their order
};

Calibration calibrate(std::vector<CalibrationPair> pairs, CalibrationScale scale);
std::string toJson(const Calibration& calibration);
/// The joint table and the coefficients as lines for people.
std::string calibrationText(const Calibration& calibration);

/// A value of a candidate.
using ValueOfGeneration = std::pair<std::int64_t, double>;

/// A run's grades beside other values of the same candidates (mean of replicates; failures have none).
std::vector<CalibrationPair> pairsOf(const std::vector<GradedTask>& tasks, const std::vector<ValueOfGeneration>& other);
/// Each graded candidate's mean grade.
std::vector<ValueOfGeneration> meanGrades(const std::vector<GradedTask>& tasks);

} // namespace palimpsest
