#include "engine/study/study_state.h"

#include <algorithm>
#include <array>
#include <pwd.h>
#include <unistd.h>

namespace palimpsest {

std::string userName()
{
    // By the process, not by $USER, which anybody may set or leave out.
    passwd entry{};
    passwd* found = nullptr;
    std::array<char, 4096> texts{};
    const uid_t user = ::geteuid();
    if (::getpwuid_r(user, &entry, texts.data(), texts.size(), &found) == 0 && found != nullptr)
        return found->pw_name;
    return "user " + std::to_string(user);
}

Result<Scale> studyScale(Project& project, const Study& study)
{
    PALIMPSEST_TRY(const auto text,
                   project.database().text("SELECT instruction FROM ann_scale WHERE scale_id=?", {study.scaleId}));
    return parseScaleText(text.value_or(""));
}

Status setStudyClosed(Project& project, const Study& study, bool closed)
{
    return project.database().run("UPDATE ann_study SET state=? WHERE study_id=?",
                                  {closed ? "closed" : "open", study.id});
}

Result<Unblinding> unblinding(Project& project, const Study& study, const StudyRatings& ratings)
{
    Unblinding state;
    Database& database = project.database();
    PALIMPSEST_TRY(state.at, database.text("SELECT unblinded_at FROM ann_study WHERE study_id=? AND unblinded_at IS NOT"
                                           " NULL",
                                           {study.id}));
    // A CSV tells no times: its answers are as late as the import that brought them.
    const auto isAfter = [&state](const StudyRating& one) {
        return (one.at.empty() ? one.importedAt : one.at) > *state.at;
    };
    if (state.at)
        state.ratingsAfter = std::size_t(std::ranges::count_if(ratings.ratings, isAfter));
    PALIMPSEST_CHECK(database.each("SELECT at,who,what FROM ann_blind_log WHERE study_id=? ORDER BY rowid", {study.id},
                                   [&](const SqlRow& row) {
                                       state.log.push_back({row.text(0), row.text(1), row.text(2)});
                                   }));
    PALIMPSEST_TRY(const auto own,
                   database.integer("SELECT count(*) FROM ann_pack JOIN annotator USING(annotator_id) WHERE study_id=? "
                                    "AND voided_at IS NULL AND is_experimenter=1",
                                    {study.id}));
    state.ownRater = own.value_or(0) > 0;
    return state;
}

Result<StudyCounts> studyCounts(Project& project, const Study& study, const StudyRatings& ratings)
{
    StudyCounts counts;
    PALIMPSEST_TRY(const auto assigned,
                   project.database().integer("SELECT count(*) FROM ann_assignment JOIN ann_pack USING(pack_id) WHERE "
                                              "study_id=? AND voided_at IS NULL",
                                              {study.id}));
    counts.assigned = assigned.value_or(0);
    counts.answered = ratings.ratings.size();
    for (const StudyRating& rating : ratings.ratings)
        counts.skipped += rating.value ? 0 : 1;
    counts.units = ratings.units.size();
    PALIMPSEST_TRY(const std::vector<FinalValue> finals, finalValues(project, study, ratings));
    for (const FinalValue& final : finals) {
        counts.rated += final.raters > 0 ? 1 : 0;
        counts.overlapping += final.raters > 1 ? 1 : 0;
        counts.unresolved += final.raters > 0 && final.source == "unresolved" ? 1 : 0;
        counts.adjudicated += final.source == "adjudicated" ? 1 : 0;
    }
    return counts;
}

} // namespace palimpsest
