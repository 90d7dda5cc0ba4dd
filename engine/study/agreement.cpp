#include "engine/study/agreement.h"

#include "engine/stats/cohen_kappa.h"
#include "engine/stats/krippendorff_alpha.h"
#include "engine/stats/rank_correlation.h"

#include <cstdlib>

namespace palimpsest {

namespace {

PairAgreement measurePair(const RatingTable& ratings, RatingScale scale, std::size_t a, std::size_t b)
{
    const CommonRatings common = commonRatings(ratings, a, b);
    PairAgreement pair;
    pair.a = a;
    pair.b = b;
    pair.n = common.a.size();
    pair.kappa = cohenKappa(common, scale, KappaWeights::None);
    pair.kappaLinear = cohenKappa(common, scale, KappaWeights::Linear);
    pair.kappaQuadratic = cohenKappa(common, scale, KappaWeights::Quadratic);
    const std::vector<double> x(common.a.begin(), common.a.end()), y(common.b.begin(), common.b.end());
    pair.spearman = spearman(x, y);
    pair.kendallTauB = kendallTauB(x, y);
    for (std::size_t i = 0; i < pair.n; ++i) {
        const int distance = std::abs(common.a[i] - common.b[i]);
        pair.exact += (distance == 0 ? 1.0 : 0.0) / double(pair.n);
        pair.withinOne += (distance <= 1 ? 1.0 : 0.0) / double(pair.n);
    }
    return pair;
}

} // namespace

Agreement measureAgreement(const RatingTable& ratings, RatingScale scale)
{
    const KrippendorffAlpha alpha(ratings, scale);
    Agreement agreement;
    agreement.items = ratings.units();
    agreement.pairable = alpha.pairableUnits();
    agreement.nominal = alpha.of(Difference::Nominal);
    agreement.ordinal = alpha.of(Difference::Ordinal);
    agreement.interval = alpha.of(Difference::Interval);
    for (std::size_t a = 0; a < ratings.raters(); ++a)
        for (std::size_t b = a + 1; b < ratings.raters(); ++b)
            agreement.pairs.push_back(measurePair(ratings, scale, a, b));
    return agreement;
}

} // namespace palimpsest
