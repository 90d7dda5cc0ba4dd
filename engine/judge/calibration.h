#pragma once

#include "engine/judge/judge_scores.h"
#include "engine/stats/statistic.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace palimpsest {

/// A candidate's human mean and its judge grade.
struct CalibrationPair {
    std::int64_t generationId = 0;
    std::string model;
    double human = 0; ///< 1 to 8
    double judge = 0; ///< 0 to 10
};

/// How a judge agrees with people. The two scales do not order texts alike (the human anchor 6 is "paraphrased
/// similarity", the judge's example gives a paraphrase 0): ranks are compared, values never, and the joint table stands
/// beside every coefficient.
struct Calibration {
    std::size_t n = 0;
    Statistic rho;       ///< Spearman's, over candidates
    Statistic tauB;      ///< Kendall's, over candidates
    Statistic systemTau; ///< Kendall's τ-b of the models' means: a difference of models is no agreement on candidates
    Statistic kappa;     ///< quadratic, after the grade s is put on the human scale as 1 + round(7 s / 10)
    std::optional<double> rhoLow; ///< 95 % bootstrap over candidates
    std::optional<double> rhoHigh;
    struct OfModel {
        std::string model;
        std::size_t n = 0;
        Statistic rho;
        Statistic tauB;
    };
    std::vector<OfModel> models;
    std::array<std::array<std::size_t, 11>, 8> joint{}; ///< human 1..8 (rounded) by grade 0..10 (rounded)
};

Calibration calibrate(const std::vector<CalibrationPair>& pairs);
std::string toJson(const Calibration& calibration);
/// The joint table and the coefficients as lines for people.
std::string calibrationText(const Calibration& calibration);

/// A run's grades beside human values of the same candidates (mean of replicates; failures have none).
std::vector<CalibrationPair> pairsOf(const std::vector<GradedTask>& tasks,
                                     const std::vector<std::pair<std::int64_t, double>>& humanByGeneration);

} // namespace palimpsest
