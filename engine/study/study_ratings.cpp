#include "engine/study/study_ratings.h"

#include "engine/rating/rating_event.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace palimpsest {

namespace {

std::map<std::int64_t, std::vector<int>> valuesByUnit(const StudyRatings& ratings)
{
    std::map<std::int64_t, std::vector<int>> values;
    for (const StudyRating& rating : ratings.ratings)
        if (rating.purpose == Purpose::Rate && rating.value)
            values[rating.unit].push_back(*rating.value);
    for (auto& [unit, list] : values)
        std::sort(list.begin(), list.end());
    return values;
}

double median(const std::vector<int>& sorted)
{
    const std::size_t half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
}

/// Within a device the order is its own numbering, since clocks go backwards; between devices the later time wins.
constexpr const char* kCurrent = R"(
WITH last AS (
  SELECT assignment_id,device_uid,max(seq) AS seq FROM ann_event WHERE kind IN('rate','skip','clear')
  GROUP BY assignment_id,device_uid),
best AS (
  SELECT e.*,row_number() OVER (PARTITION BY e.assignment_id ORDER BY e.at DESC,e.event_uid DESC) AS place
  FROM ann_event e JOIN last l ON e.device_uid=l.device_uid AND e.seq=l.seq)
SELECT a.unit_id,p.pack_id,a.purpose,b.value,b.at,b.active_ms,b.wall_ms,u.gold_lo,u.gold_hi,b.kind,
  coalesce((SELECT c.comment FROM ann_event c WHERE c.assignment_id=a.assignment_id AND c.kind='comment' AND
            c.seq=(SELECT max(d.seq) FROM ann_event d WHERE d.assignment_id=c.assignment_id AND
                   d.device_uid=c.device_uid AND d.kind='comment')
            ORDER BY c.at DESC,c.event_uid DESC LIMIT 1),''),
  coalesce((SELECT i.at FROM ann_import i WHERE i.import_id=b.import_id),'')
FROM best b JOIN ann_assignment a USING(assignment_id) JOIN ann_pack p USING(pack_id) JOIN ann_unit u USING(unit_id)
WHERE place=1 AND b.kind<>'clear' AND p.study_id=? AND p.voided_at IS NULL ORDER BY p.pack_id,a.position)";

Purpose purposeNamed(const std::string& name)
{
    return name == "gold" ? Purpose::Gold : name == "repeat" ? Purpose::Repeat : Purpose::Rate;
}

} // namespace

RatingTable StudyRatings::table() const
{
    std::map<std::int64_t, std::size_t> rows;
    for (std::size_t i = 0; i < units.size(); ++i)
        rows[units[i]] = i;
    RatingTable table(units.size(), raters.size());
    for (const StudyRating& rating : ratings)
        if (rating.purpose == Purpose::Rate && rating.value)
            table.at(rows.at(rating.unit), rating.rater) = rating.value;
    return table;
}

Result<StudyRatings> loadRatings(Project& project, const Study& study)
{
    StudyRatings found;
    Database& database = project.database();
    PALIMPSEST_CHECK(
        database.each("SELECT lo,hi FROM ann_scale WHERE scale_id=?", {study.scaleId}, [&](const SqlRow& row) {
            found.scale = {int(row.integer(0)), int(row.integer(1))};
        }));
    std::map<std::int64_t, std::size_t> raterOfPack;
    PALIMPSEST_CHECK(database.each("SELECT pack_id,display_name FROM ann_pack JOIN annotator USING(annotator_id) WHERE "
                                   "study_id=? AND voided_at IS NULL ORDER BY pack_id",
                                   {study.id}, [&](const SqlRow& row) {
                                       raterOfPack[row.integer(0)] = found.raters.size();
                                       found.raters.push_back(row.text(1));
                                   }));
    PALIMPSEST_CHECK(database.each("SELECT unit_id FROM ann_unit WHERE study_id=? AND gold_lo IS NULL ORDER BY unit_id",
                                   {study.id}, [&](const SqlRow& row) { found.units.push_back(row.integer(0)); }));
    const auto small = [](const std::optional<std::int64_t>& value) {
        return value ? std::optional(int(*value)) : std::nullopt;
    };
    PALIMPSEST_CHECK(database.each(kCurrent, {study.id}, [&](const SqlRow& row) {
        StudyRating rating;
        rating.unit = row.integer(0);
        rating.rater = raterOfPack[row.integer(1)];
        rating.purpose = purposeNamed(row.text(2));
        rating.value = small(row.maybeInteger(3));
        rating.at = row.text(4);
        rating.activeMs = row.integer(5);
        rating.wallMs = row.integer(6);
        rating.goldLo = small(row.maybeInteger(7));
        rating.goldHi = small(row.maybeInteger(8));
        rating.comment = row.text(10);
        rating.importedAt = row.text(11);
        found.ratings.push_back(std::move(rating));
    }));
    return found;
}

Result<std::vector<FinalValue>> finalValues(Project& project, const Study& study, const StudyRatings& ratings)
{
    // The last adjudication counts; one without a value took those before it back.
    std::map<std::int64_t, std::optional<std::int64_t>> decided;
    PALIMPSEST_CHECK(project.database().each(
        "SELECT unit_id,value FROM ann_adjudication JOIN ann_unit USING(unit_id) WHERE study_id=? ORDER BY adj_id",
        {study.id}, [&](const SqlRow& row) { decided[row.integer(0)] = row.maybeInteger(1); }));
    const auto values = valuesByUnit(ratings);
    std::vector<FinalValue> finals;
    for (const std::int64_t unit : ratings.units) {
        FinalValue result{unit, {}, "unresolved", 0, 0};
        const auto found = values.find(unit);
        if (found != values.end()) {
            result.raters = int(found->second.size());
            result.range = found->second.back() - found->second.front();
        }
        if (const auto decision = decided.find(unit); decision != decided.end() && decision->second) {
            result.value = double(*decision->second);
            result.source = "adjudicated";
        } else if (result.raters > 0 && result.range < kUnresolvedRange) {
            result.value = median(found->second);
            result.source = result.range == 0 ? "unanimous" : "median";
        }
        finals.push_back(std::move(result));
    }
    return finals;
}

Result<std::vector<ModelResult>> modelResults(Project& project, const Study& study, const StudyRatings& ratings)
{
    const auto values = valuesByUnit(ratings);
    std::map<StudyModel, std::pair<std::string, std::vector<double>>> means;
    PALIMPSEST_CHECK(project.database().each(
        "SELECT g.run_id,g.epoch,r.name,u.unit_id FROM ann_unit u JOIN ann_unit_generation USING(unit_id) JOIN "
        "generation g USING(generation_id) JOIN run r USING(run_id) WHERE study_id=? AND gold_lo IS NULL ORDER BY "
        "u.unit_id",
        {study.id}, [&](const SqlRow& row) {
            auto& [name, list] = means[{row.integer(0), row.integer(1)}];
            name = row.text(2);
            if (const auto found = values.find(row.integer(3)); found != values.end())
                list.push_back(std::accumulate(found->second.begin(), found->second.end(), 0.0)
                               / double(found->second.size()));
        }));
    std::vector<ModelResult> results;
    for (const auto& [model, entry] : means) {
        const std::vector<double>& list = entry.second;
        ModelResult result{entry.first, model.epoch, list.size(), 0, {}};
        if (!list.empty())
            result.mean = std::accumulate(list.begin(), list.end(), 0.0) / double(list.size());
        result.interval = bootstrapInterval(list.size(), study.design.seed, [&](std::span<const std::size_t> drawn) {
            double sum = 0;
            for (const std::size_t i : drawn)
                sum += list[i];
            return std::optional(sum / double(drawn.size()));
        });
        results.push_back(std::move(result));
    }
    return results;
}

BootstrapInterval alphaInterval(const StudyRatings& ratings, std::uint64_t seed, Difference difference)
{
    const KrippendorffAlpha alpha(ratings.table(), ratings.scale);
    return bootstrapInterval(ratings.units.size(), seed,
                             [&](std::span<const std::size_t> drawn) { return alpha.of(difference, drawn).value; });
}

} // namespace palimpsest
