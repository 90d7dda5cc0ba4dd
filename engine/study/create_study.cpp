#include "engine/study/study.h"

#include "engine/base/sha256.h"
#include "engine/rating/rating_event.h"
#include "engine/study/shown_text.h"
#include "engine/study/study_plan.h"
#include "engine/study/study_schema.h"
#include "engine/stats/seeded_random.h"

#include <algorithm>

namespace palimpsest {

namespace {

struct UnitTexts {
    std::string prefix, reference, output;
};

Status checkRequest(const StudyRequest& request)
{
    if (request.name.empty())
        return usage("a study needs a name");
    if (request.models.empty())
        return usage("a study needs at least one run and epoch");
    return checkDesign(request);
}

class StudyMaker {
public:
    StudyMaker(Project& project, const StudyRequest& request) : m_project(project), m_request(request) {}

    Result<StudyCreation> make()
    {
        PALIMPSEST_CHECK(addStudy());
        PALIMPSEST_CHECK(addUnits());
        PALIMPSEST_CHECK(addGold());
        const AssignmentPlan plan = planAssignment(m_units, m_gold, designOf(m_request));
        for (std::size_t rater = 0; rater < plan.packs.size(); ++rater)
            PALIMPSEST_CHECK(addPack(m_request.raters[rater], plan.packs[rater]));
        m_creation.closerThanWanted = plan.closerThanWanted;
        m_creation.repeatsLeftOut = plan.repeatsLeftOut;
        m_creation.warnings = warningsOf(m_request, plan);
        m_creation.minutesPerRater = minutesFor(std::size_t(std::ranges::max(m_creation.itemsPerRater)));
        PALIMPSEST_TRY(m_creation.study, findStudy(m_project, m_request.name));
        return m_creation;
    }

private:
    Database& db() { return m_project.database(); }

    Status addStudy()
    {
        PALIMPSEST_TRY(const Scale scale, humanScale());
        PALIMPSEST_TRY(const auto taken, db().integer("SELECT study_id FROM ann_study WHERE name=?", {m_request.name}));
        if (taken)
            return Error{ErrorKind::WouldOverwrite,
                         "the project has a study '" + m_request.name + "' already; give this one another name",
                         {}};
        PALIMPSEST_CHECK(
            db().run("INSERT INTO ann_scale(lo,hi,instruction,sha256) VALUES(?,?,?,?) ON CONFLICT DO NOTHING",
                     {scale.lo, scale.hi, scale.instruction, scale.sha256}));
        PALIMPSEST_TRY(const auto scaleId,
                       db().integer("SELECT scale_id FROM ann_scale WHERE sha256=?", {scale.sha256}));
        PALIMPSEST_TRY(
            m_study,
            db().insert("INSERT INTO ann_study(uid,name,scale_id,seed,raters_per_unit,overlap_fraction,"
                        "repeat_fraction,gold_fraction,min_separation,training,state,created_at) "
                        "VALUES(?,?,?,?,?,?,?,?,?,?,'open',?)",
                        {newRatingUid(), m_request.name, scaleId, std::int64_t(m_request.seed), m_request.ratersPerUnit,
                         m_request.overlap, m_request.repeatFraction, m_request.goldFraction, m_request.minSeparation,
                         m_request.training ? 1 : 0, utcNow()}));
        for (const StudyModel& model : m_request.models)
            PALIMPSEST_CHECK(
                db().run("INSERT INTO ann_study_model VALUES(?,?,?)", {m_study, model.runId, model.epoch}));
        PALIMPSEST_TRY(m_tokens, studyTokens(m_project, m_request.models));
        return {};
    }

    Status addUnits()
    {
        for (std::size_t model = 0; model < m_request.models.size(); ++model) {
            const auto [run, epoch] = m_request.models[model];
            PALIMPSEST_TRY(const auto generations, m_project.generations(run, epoch));
            if (generations.empty())
                return badInput("run " + std::to_string(run) + " has no candidates of epoch " + std::to_string(epoch));
            for (const ProjectGeneration& generation : generations)
                PALIMPSEST_CHECK(addUnit(generation, model));
        }
        return {};
    }

    /// Equal texts are one unit, rated once, whatever models gave them.
    Status addUnit(const ProjectGeneration& generation, std::size_t model)
    {
        const UnitTexts texts{shownText(generation.prefix, m_tokens), shownText(generation.reference, m_tokens),
                              shownText(generation.text, m_tokens)};
        const std::string raw = sha256(generation.prefix + '\0' + generation.reference + '\0' + generation.text);
        bool isNew = false;
        PALIMPSEST_TRY(const std::int64_t unit, insertUnit(texts, raw, generation.sampleId, {}, {}, isNew));
        if (isNew) {
            m_units.push_back({unit, generation.sampleId, model});
            m_samples.emplace_back(generation.sampleId, texts);
        }
        return db().run("INSERT INTO ann_unit_generation VALUES(?,?)", {unit, generation.id});
    }

    Result<std::int64_t> insertUnit(const UnitTexts& texts, const std::string& raw, std::int64_t sample,
                                    std::optional<int> lo, std::optional<int> hi, bool& isNew)
    {
        const std::string shown = sha256(texts.prefix + '\0' + texts.reference + '\0' + texts.output);
        PALIMPSEST_CHECK(db().run("INSERT INTO ann_unit(study_id,prefix,reference,output,text_sha256,raw_sha256,"
                                  "source_sample_id,gold_lo,gold_hi) VALUES(?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
                                  {m_study, texts.prefix, texts.reference, texts.output, shown, raw, sample, lo, hi}));
        isNew = db().changes() > 0;
        PALIMPSEST_TRY(const auto unit, db().integer("SELECT unit_id FROM ann_unit WHERE study_id=? AND text_sha256=?",
                                                     {m_study, shown}));
        return unit.value_or(0);
    }

    /// In turn: the reference copied (1), a token loop (1-2), another sample's reference (7-8).
    Status addGold()
    {
        const std::size_t wanted = goldItems(m_request, m_units.size());
        SeededRandom random(m_request.seed ^ 0x676f6c64);
        for (std::size_t tries = 0; m_gold.size() < wanted && tries < wanted * 20; ++tries) {
            const auto& [sample, texts] = m_samples[random.below(m_samples.size())];
            UnitTexts gold = texts;
            const std::size_t kind = m_gold.size() % 3;
            if (kind == 0) {
                gold.output = gold.reference;
            } else if (kind == 1) {
                const std::string word = gold.reference.substr(0, gold.reference.find(' ', 1));
                gold.output.clear();
                while (gold.output.size() < 160 && !word.empty() && word.size() < 40)
                    gold.output += word;
            } else {
                const auto& [other, otherTexts] = m_samples[random.below(m_samples.size())];
                if (other == sample || otherTexts.reference == gold.reference)
                    continue;
                gold.output = otherTexts.reference;
            }
            if (gold.output.empty())
                continue;
            bool isNew = false;
            const int lo = kind == 2 ? 7 : 1, hi = kind == 2 ? 8 : kind == 1 ? 2 : 1;
            PALIMPSEST_TRY(const std::int64_t unit, insertUnit(gold, "gold", sample, lo, hi, isNew));
            if (isNew)
                m_gold.push_back({unit, sample, 0});
        }
        return {};
    }

    Status addPack(const std::string& rater, const std::vector<PlannedItem>& items)
    {
        PALIMPSEST_CHECK(db().run("INSERT INTO annotator(uid,display_name) VALUES(?,?) ON CONFLICT DO NOTHING",
                                  {newRatingUid(), rater}));
        PALIMPSEST_TRY(const auto annotator,
                       db().integer("SELECT annotator_id FROM annotator WHERE display_name=?", {rater}));
        PALIMPSEST_TRY(
            const std::int64_t pack,
            db().insert("INSERT INTO ann_pack(uid,study_id,annotator_id,n_items,created_at) VALUES(?,?,?,?,?)",
                        {newRatingUid(), m_study, annotator, items.size(), utcNow()}));
        for (std::size_t i = 0; i < items.size(); ++i)
            PALIMPSEST_CHECK(db().run("INSERT INTO ann_assignment(pack_id,unit_id,token,position,purpose) "
                                      "VALUES(?,?,?,?,?)",
                                      {pack, items[i].unit, newRatingUid(), i + 1, nameOf(items[i].purpose)}));
        m_creation.itemsPerRater.push_back(std::int64_t(items.size()));
        return {};
    }

    Project& m_project;
    const StudyRequest& m_request;
    std::int64_t m_study = 0;
    std::vector<std::string> m_tokens;
    std::vector<AssignableUnit> m_units, m_gold;
    std::vector<std::pair<std::int64_t, UnitTexts>> m_samples;
    StudyCreation m_creation;
};

} // namespace

Result<StudyCreation> createStudy(Project& project, const StudyRequest& request)
{
    PALIMPSEST_CHECK(checkRequest(request));
    PALIMPSEST_CHECK(openStudyTables(project));
    std::optional<StudyCreation> creation;
    PALIMPSEST_CHECK(project.database().transaction([&]() -> Status {
        PALIMPSEST_TRY(creation, StudyMaker(project, request).make());
        return {};
    }));
    return *creation;
}

} // namespace palimpsest
