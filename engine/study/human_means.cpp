#include "engine/study/human_means.h"

#include "engine/study/study_ratings.h"

#include <map>

namespace palimpsest {

Result<std::vector<HumanMean>> humanMeans(Project& project, const Study& study)
{
    PALIMPSEST_TRY(const StudyRatings ratings, loadRatings(project, study));
    std::map<std::int64_t, std::pair<int, int>> sums; ///< by unit: of the values, and how many
    for (const StudyRating& rating : ratings.ratings)
        if (rating.purpose == Purpose::Rate && rating.value) {
            sums[rating.unit].first += *rating.value;
            ++sums[rating.unit].second;
        }
    std::vector<HumanMean> means;
    PALIMPSEST_CHECK(project.database().each(
        "SELECT generation_id,unit_id FROM ann_unit JOIN ann_unit_generation USING(unit_id) WHERE study_id=? AND "
        "gold_lo IS NULL ORDER BY generation_id",
        {study.id}, [&](const SqlRow& row) {
            if (const auto found = sums.find(row.integer(1)); found != sums.end())
                means.push_back(
                    {row.integer(0), double(found->second.first) / found->second.second, found->second.second});
        }));
    return means;
}

} // namespace palimpsest
