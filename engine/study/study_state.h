#pragma once

#include "engine/study/study_ratings.h"

#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// Who runs the program, for what is logged: the name of the process's user.
std::string userName();

/// The scale the study was made with, verbatim.
Result<Scale> studyScale(Project& project, const Study& study);

/// A closed study takes no more returns; its ratings are final. It can be opened again.
Status setStudyClosed(Project& project, const Study& study, bool closed);

struct BlindLogLine {
    std::string at, who, what;
};

/// Who has seen which model wrote what, and what that is worth.
struct Unblinding {
    std::optional<std::string> at; ///< of the first look; nothing: still blind
    std::size_t ratingsAfter = 0;  ///< answers that count and were given later
    std::vector<BlindLogLine> log; ///< every look, in order
    bool ownRater = false;         ///< one of the raters ran the experiment
};
Result<Unblinding> unblinding(Project& project, const Study& study, const StudyRatings& ratings);

/// How far a study is: what may be shown while it is blind.
struct StudyCounts {
    std::int64_t assigned = 0; ///< items of all packs, gold and repeats included
    std::size_t answered = 0;  ///< of these, skipped ones included
    std::size_t skipped = 0;
    std::size_t units = 0; ///< items that count
    std::size_t rated = 0; ///< of these, by one rater or more
    std::size_t overlapping = 0;
    std::size_t unresolved = 0; ///< rated too far apart, and not adjudicated
    std::size_t adjudicated = 0;
};
Result<StudyCounts> studyCounts(Project& project, const Study& study, const StudyRatings& ratings);

} // namespace palimpsest
