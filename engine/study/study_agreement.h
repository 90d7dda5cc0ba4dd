#pragma once

#include "engine/study/study_ratings.h"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// One rater's own record.
struct RaterRecord {
    std::string rater;
    std::vector<std::size_t> counts; ///< of lo, lo + 1, …, hi among the ratings that count
    std::size_t skipped = 0;
    std::size_t goldRated = 0;
    std::size_t goldPassed = 0; ///< within the range that is right
    std::size_t repeats = 0;    ///< items rated a second time
    Statistic selfKappa;        ///< quadratic κ of first and second rating

    std::size_t rated() const;
};

/// What the raters of one item said, and how far they are apart.
struct ItemRange {
    std::int64_t unit = 0;
    std::vector<std::optional<int>> values; ///< by rater
    int range = 0;
};

/// All that spec/study.md section 5 shows of agreement. Says nothing of models: looking at it unblinds nothing.
struct StudyAgreement {
    RatingScale scale;
    std::vector<std::string> raters;
    Agreement agreement;
    BootstrapInterval nominal, ordinal, interval; ///< 95 % of each α over units
    std::size_t comparisons = 0;                  ///< pairs of ratings of one item, over all pairs of raters
    double exact = 0;                             ///< share of these that are equal; meaningless without comparisons
    double withinOne = 0;                         ///< at most 1 apart
    std::vector<RaterRecord> records;             ///< by rater
    std::vector<ItemRange> ranges;                ///< of items with two ratings or more, the widest first
    std::string inputSha256;                      ///< of scale, raters and every answer it rests on
};

StudyAgreement measureStudy(const StudyRatings& ratings, std::uint64_t seed);

/// Loads, measures, and enters what was computed into ann_agreement: α with its interval, κ of each pair, each rater
/// with themselves. The same answers are entered once.
Result<StudyAgreement> studyAgreement(Project& project, const Study& study);

/// agreementJson() and beside its keys what only a study has: "n_pairable", "alpha_ci", "exact", "within_one",
/// "raters", "input_sha256".
std::string agreementJson(const StudyAgreement& measured);
std::string agreementText(const StudyAgreement& measured);

} // namespace palimpsest
