#pragma once

#include "engine/project/project.h"
#include "engine/rating/scale.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// One model of a study: a run at an epoch.
struct StudyModel {
    std::int64_t runId = 0;
    std::int64_t epoch = 0;
    bool operator==(const StudyModel&) const = default;
    auto operator<=>(const StudyModel&) const = default; // NOLINT(modernize-use-nullptr): misreads a default
};

/// What a study is made of.
struct StudyRequest {
    std::string name;
    std::vector<StudyModel> models;
    std::vector<std::string> raters; ///< display names, each once
    std::uint64_t seed = 1;
    int ratersPerUnit = 2;
    double overlap = 1;           ///< share of units rated by ratersPerUnit people; the others by one
    double repeatFraction = 0.05; ///< of a rater's items, shown to the same rater again
    double goldFraction = 0.05;   ///< items whose value is known; at least 2 where it is above 0
    int minSeparation = 10;       ///< items of one sample are at least so far apart
    bool training = true;         ///< a training round before the first item
};

struct Study {
    std::int64_t id = 0;
    std::string uid, name, state; ///< "open" or "closed"
    std::int64_t scaleId = 0;
    StudyRequest design; ///< models and raters included
    std::optional<std::string> unblindedAt;
    std::int64_t units = 0; ///< without gold
};

/// What creating gave, with what had to give way.
struct StudyCreation {
    Study study;
    std::vector<std::int64_t> itemsPerRater;
    std::size_t closerThanWanted = 0; ///< items of one sample that could not be kept apart
    std::size_t repeatsLeftOut = 0;
    double minutesPerRater = 0; ///< at 25 s an item
    std::vector<std::string> warnings;
};

/// The studies of a project; its tables are brought in by the first call. All or nothing, one thread at a time.
Status openStudyTables(Project& project);
Result<StudyCreation> createStudy(Project& project, const StudyRequest& request);
Result<std::vector<Study>> studies(Project& project);
/// The study of that name, or the only one where the name is empty.
Result<Study> findStudy(Project& project, const std::string& name);
/// A line in the log of everything that shows who is who.
Status logUnblinding(Project& project, const Study& study, const std::string& who, const std::string& what);

} // namespace palimpsest
