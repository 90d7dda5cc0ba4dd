#include "engine/study/adjudication.h"

#include "engine/stats/seeded_random.h"

#include <algorithm>
#include <map>

namespace palimpsest {

namespace {

using Histories = std::map<std::int64_t, std::vector<Adjudication>>;

Result<Histories> histories(Project& project, const Study& study)
{
    Histories found;
    PALIMPSEST_CHECK(project.database().each(
        "SELECT unit_id,adj_id,value,by_uid,coalesce(category,''),coalesce(note,''),at FROM ann_adjudication JOIN "
        "ann_unit USING(unit_id) WHERE study_id=? ORDER BY adj_id",
        {study.id}, [&](const SqlRow& row) {
            const auto value = row.maybeInteger(2);
            found[row.integer(0)].push_back({row.integer(1), value ? std::optional(int(*value)) : std::nullopt,
                                             row.text(3), row.text(4), row.text(5), row.text(6)});
        }));
    return found;
}

/// Letters of one item say nothing about those of another.
void shuffleVoices(std::vector<DisputedItem::Voice>& voices, const Study& study, std::int64_t unit)
{
    constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15; // 2^64 / φ: neighbouring units get seeds far apart
    SeededRandom(study.design.seed ^ (std::uint64_t(unit) * kSpread)).shuffle(voices);
}

Status readTexts(Project& project, DisputedItem& item)
{
    return project.database().each("SELECT prefix,reference,output FROM ann_unit WHERE unit_id=?", {item.unit},
                                   [&](const SqlRow& row) {
                                       item.prefix = row.text(0);
                                       item.reference = row.text(1);
                                       item.output = row.text(2);
                                   });
}

Status insertAdjudication(Database& database, const AdjudicationRequest& request)
{
    PALIMPSEST_TRY(const auto before,
                   database.integer("SELECT max(adj_id) FROM ann_adjudication WHERE unit_id=?", {request.unit}));
    return database.run("INSERT INTO ann_adjudication(unit_id,value,by_uid,category,note,events_json,at,supersedes)"
                        " VALUES(?,?,?,?,?,(SELECT json_group_array(event_uid) FROM ann_event JOIN ann_assignment a"
                        " USING(assignment_id) WHERE a.unit_id=?),?,?)",
                        {request.unit, request.value, request.by, request.category, request.note, request.unit,
                         utcNow(), before && *before > 0 ? before : std::nullopt});
}

} // namespace

Result<std::vector<DisputedItem>> disputedItems(Project& project, const Study& study, const StudyRatings& ratings)
{
    PALIMPSEST_TRY(const Histories decided, histories(project, study));
    std::map<std::int64_t, std::vector<DisputedItem::Voice>> voices;
    for (const StudyRating& rating : ratings.ratings)
        if (rating.purpose == Purpose::Rate && rating.value)
            voices[rating.unit].push_back({*rating.value, rating.comment});
    std::vector<DisputedItem> items;
    for (auto& [unit, heard] : voices) {
        const auto [least, most] = std::ranges::minmax_element(heard, {}, &DisputedItem::Voice::value);
        const int range = most->value - least->value;
        const auto history = decided.find(unit);
        if (range < kUnresolvedRange && history == decided.end())
            continue;
        DisputedItem item;
        item.unit = unit;
        item.range = range;
        shuffleVoices(heard, study, unit);
        item.voices = std::move(heard);
        if (history != decided.end())
            item.history = history->second;
        PALIMPSEST_CHECK(readTexts(project, item));
        items.push_back(std::move(item));
    }
    return items;
}

Status adjudicate(Project& project, const Study& study, const AdjudicationRequest& request)
{
    Database& database = project.database();
    return database.transaction([&]() -> Status {
        PALIMPSEST_TRY(const auto allowed,
                       database.integer("SELECT count(*) FROM ann_unit JOIN ann_study USING(study_id) JOIN ann_scale "
                                        "USING(scale_id) WHERE unit_id=? AND study_id=? AND coalesce(?,lo) BETWEEN lo "
                                        "AND hi",
                                        {request.unit, study.id, request.value}));
        if (allowed.value_or(0) == 0)
            return badInput("unit " + std::to_string(request.unit) + " is not of this study, or "
                            + (request.value ? std::to_string(*request.value) : "its value") + " is outside its scale");
        return insertAdjudication(database, request);
    });
}

Status undoAdjudication(Project& project, const Study& study, std::int64_t unit, const std::string& by)
{
    Database& database = project.database();
    return database.transaction([&]() -> Status {
        PALIMPSEST_TRY(const Histories decided, histories(project, study));
        const auto history = decided.find(unit);
        if (history == decided.end())
            return badInput("unit " + std::to_string(unit) + " was never adjudicated; there is nothing to take back");
        const std::vector<Adjudication>& steps = history->second;
        AdjudicationRequest request{unit, {}, by, {}, {}};
        if (steps.size() > 1) {
            const Adjudication& before = steps[steps.size() - 2];
            request.value = before.value;
            request.category = before.category;
            request.note = before.note;
        }
        return insertAdjudication(database, request);
    });
}

} // namespace palimpsest
