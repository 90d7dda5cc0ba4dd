#include "engine/study/sample_means.h"

#include "engine/study/human_means.h"

#include <map>

namespace palimpsest {

namespace {

using Place = std::pair<std::int64_t, std::int64_t>; ///< epoch and document

struct Sum {
    double total = 0;
    std::size_t count = 0;
};

} // namespace

Result<std::vector<SampleMean>> sampleMeans(Project& project, const std::string& path)
{
    std::map<std::int64_t, Place> places; ///< of the run's generations
    PALIMPSEST_CHECK(project.database().each(
        "SELECT generation_id,epoch,doc_id FROM generation JOIN sample USING(sample_id) JOIN run USING(run_id) WHERE "
        "path=?",
        {path}, [&](const SqlRow& row) {
            places[row.integer(0)] = {row.integer(1), row.integer(2)};
        }));
    PALIMPSEST_TRY(const std::vector<Study> all, studies(project));
    std::map<Place, Sum> sums;
    for (const Study& study : all) {
        if (!study.unblindedAt || places.empty())
            continue;
        PALIMPSEST_TRY(const std::vector<HumanMean> means, humanMeans(project, study));
        for (const HumanMean& mean : means) {
            const auto place = places.find(mean.generationId);
            if (place == places.end())
                continue;
            Sum& sum = sums[place->second];
            sum.total += mean.mean * mean.raters;
            sum.count += std::size_t(mean.raters);
        }
    }
    std::vector<SampleMean> found;
    for (const auto& [place, sum] : sums)
        found.push_back({place.first, place.second, sum.total / double(sum.count), sum.count});
    return found;
}

} // namespace palimpsest
