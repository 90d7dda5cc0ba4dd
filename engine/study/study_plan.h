#pragma once

#include "engine/study/assignment.h"
#include "engine/study/study.h"

namespace palimpsest {

/// What a study would be, before it is made.
struct StudyPlan {
    std::size_t candidates = 0;                 ///< of all models
    std::size_t units = 0;                      ///< distinct texts among them: what is rated
    std::size_t gold = 0;                       ///< items whose value is known; every rater gets them all
    std::size_t fewestItems = 0, mostItems = 0; ///< of a rater, gold and repeats included
    double minutes = 0;                         ///< of the rater who has most, at 25 s an item
    std::vector<std::string> warnings;
};

/// Counts without writing. Models that the request lacks give zeros; anything else that createStudy would refuse is the
/// same error.
Result<StudyPlan> planStudy(Project& project, const StudyRequest& request);

/// What createStudy and planStudy share.
Status checkDesign(const StudyRequest& request);
AssignmentDesign designOf(const StudyRequest& request);
std::size_t goldItems(const StudyRequest& request, std::size_t units);
double minutesFor(std::size_t items);
std::vector<std::string> warningsOf(const StudyRequest& request, const AssignmentPlan& plan);

/// Special tokens of the tokenizers of a study's runs, each once.
Result<std::vector<std::string>> studyTokens(Project& project, const std::vector<StudyModel>& models);

} // namespace palimpsest
