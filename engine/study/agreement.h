#pragma once

#include "engine/stats/rating_table.h"
#include "engine/stats/statistic.h"

#include <cstddef>
#include <string>
#include <vector>

namespace palimpsest {

/// Two raters over the items that both rated. spearman and tau are of the values themselves.
struct PairAgreement {
    std::size_t a = 0, b = 0; ///< columns
    std::size_t n = 0;
    Statistic kappa, kappaLinear, kappaQuadratic;
    Statistic spearman, kendallTauB;
    double exact = 0;     ///< share of the common items with equal values
    double withinOne = 0; ///< share with values at most 1 apart
};

/// How raters agree (spec/study.md section 1).
struct Agreement {
    std::size_t items = 0;
    std::size_t pairable = 0;             ///< items with at least two ratings
    Statistic nominal, ordinal, interval; ///< Krippendorff's α
    std::vector<PairAgreement> pairs;     ///< every pair of columns, in their order, those without common items too
};

Agreement measureAgreement(const RatingTable& ratings, RatingScale scale);

/// {"n_items","n_raters","alpha","pairs"}: what is undefined is null and has "<name>_reason" beside it.
std::string agreementJson(const Agreement& agreement, const std::vector<std::string>& raters);

/// The same for people: α, then a line a pair.
std::string agreementText(const Agreement& agreement, const std::vector<std::string>& raters);

} // namespace palimpsest
