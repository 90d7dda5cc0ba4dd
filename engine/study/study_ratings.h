#pragma once

#include "engine/stats/bootstrap.h"
#include "engine/stats/krippendorff_alpha.h"
#include "engine/study/agreement.h"
#include "engine/study/assignment.h"
#include "engine/study/study.h"

namespace palimpsest {

/// The answer that counts for one assignment: the last of its chain, of the device that spoke last where there are two.
struct StudyRating {
    std::int64_t unit = 0;
    std::size_t rater = 0; ///< index in StudyRatings::raters
    Purpose purpose = Purpose::Rate;
    std::optional<int> value; ///< nothing: skipped
    std::string at;           ///< empty: from a CSV, which tells no times
    std::string importedAt;
    std::string comment;
    std::int64_t activeMs = 0, wallMs = 0;
    std::optional<int> goldLo, goldHi;
};

struct StudyRatings {
    RatingScale scale;
    std::vector<std::string> raters;
    std::vector<std::int64_t> units; ///< that count: neither gold nor repeats
    std::vector<StudyRating> ratings;

    /// Units by raters; gold and repeats are not in it.
    RatingTable table() const;
};

Result<StudyRatings> loadRatings(Project& project, const Study& study);

struct FinalValue {
    std::int64_t unit = 0;
    std::optional<double> value;
    std::string source; ///< "unanimous", "median", "adjudicated", "unresolved"
    int raters = 0;
    int range = 0;
};
/// Items whose ratings are kUnresolvedRange or more apart wait for an adjudicator.
inline constexpr int kUnresolvedRange = 3;
Result<std::vector<FinalValue>> finalValues(Project& project, const Study& study, const StudyRatings& ratings);

struct ModelResult {
    std::string run;
    std::int64_t epoch = 0;
    std::size_t units = 0;
    double mean = 0; ///< of the units' mean ratings; meaningless where units is 0
    BootstrapInterval interval;
};
/// Means by model. Shows who is who: log it first (logUnblinding).
Result<std::vector<ModelResult>> modelResults(Project& project, const Study& study, const StudyRatings& ratings);

/// 95 % of an α over units; seeded by the study.
BootstrapInterval alphaInterval(const StudyRatings& ratings, std::uint64_t seed, Difference difference);

} // namespace palimpsest
