#include "engine/study/study_packs.h"

#include "engine/base/files.h"
#include "engine/rating/pack.h"

#include <algorithm>
#include <set>

namespace palimpsest {

namespace {

Result<Scale> scaleOf(Project& project, const Study& study)
{
    PALIMPSEST_TRY(const auto text,
                   project.database().text("SELECT instruction FROM ann_scale WHERE scale_id=?", {study.scaleId}));
    return parseScaleText(text.value_or(""));
}

Result<Pack> buildPack(Project& project, const Study& study, const PackState& state)
{
    Pack pack;
    pack.uid = state.uid;
    PALIMPSEST_TRY(pack.scale, scaleOf(project, study));
    if (study.design.training) {
        PALIMPSEST_TRY(pack.training, shippedTraining());
    }
    PALIMPSEST_CHECK(project.database().each(
        "SELECT token,position,prefix,reference,output FROM ann_assignment JOIN ann_unit USING(unit_id) WHERE "
        "pack_id=? ORDER BY position",
        {state.id}, [&](const SqlRow& row) {
            pack.items.push_back({row.text(0), int(row.integer(1)), row.text(2), row.text(3), row.text(4)});
        }));
    return pack;
}

/// Words shorter than this say nothing: a run named "a" is no leak.
constexpr std::size_t kLeastName = 3;

Result<LeakWords> leakWords(Project& project, const Study& study)
{
    LeakWords words;
    std::set<std::string> names(study.design.raters.begin(), study.design.raters.end());
    std::set<std::string> tokens, paths = {project.folder().string()};
    PALIMPSEST_TRY(const auto runs, project.runs());
    for (const ProjectRun& run : runs) {
        if (std::none_of(study.design.models.begin(), study.design.models.end(),
                         [&](const StudyModel& model) { return model.runId == run.id; }))
            continue;
        names.insert({run.name, run.method, std::filesystem::path(run.model).filename().string(), study.name});
        paths.insert({run.path, run.model});
        tokens.insert(run.specialTokens.begin(), run.specialTokens.end());
    }
    std::copy_if(names.begin(), names.end(), std::back_inserter(words.names),
                 [](const std::string& name) { return name.size() >= kLeastName; });
    std::copy_if(paths.begin(), paths.end(), std::back_inserter(words.paths),
                 [](const std::string& path) { return path.size() >= kLeastName; });
    words.specialTokens.assign(tokens.begin(), tokens.end());
    return words;
}

} // namespace

Result<std::vector<PackState>> packStates(Project& project, const Study& study)
{
    std::vector<PackState> states;
    PALIMPSEST_CHECK(project.database().each(
        "SELECT p.pack_id,p.uid,display_name,n_items,exported_at,voided_at,(SELECT count(DISTINCT assignment_id) FROM "
        "ann_event JOIN ann_assignment a USING(assignment_id) WHERE a.pack_id=p.pack_id AND kind IN('rate','skip')),"
        "(SELECT count(*) FROM ann_import i WHERE i.pack_id=p.pack_id) FROM ann_pack p JOIN annotator "
        "USING(annotator_id) WHERE study_id=? ORDER BY p.pack_id",
        {study.id}, [&](const SqlRow& row) {
            states.push_back({row.integer(0), row.text(1), row.text(2), row.integer(3), row.integer(6), row.integer(7),
                              row.maybeText(4), row.maybeText(5)});
        }));
    return states;
}

Result<std::vector<LeakFinding>> checkBlinding(Project& project, const Study& study)
{
    PALIMPSEST_TRY(const LeakWords words, leakWords(project, study));
    PALIMPSEST_TRY(const auto states, packStates(project, study));
    std::vector<LeakFinding> findings;
    for (const PackState& state : states) {
        if (state.voidedAt)
            continue;
        PALIMPSEST_TRY(const Pack pack, buildPack(project, study, state));
        for (const PackItem& item : pack.items)
            for (LeakFinding& finding : findLeaks(item.pos, item.prefix, item.reference, item.output, words)) {
                finding.what += " in pack " + shortName(pack.uid);
                findings.push_back(std::move(finding));
            }
    }
    return findings;
}

Result<std::vector<std::filesystem::path>> writePacks(Project& project, const Study& study, const ArchiveFormat& format,
                                                      const std::filesystem::path& folder, const std::string& rater)
{
    PALIMPSEST_TRY(const auto findings, checkBlinding(project, study));
    for (const LeakFinding& finding : findings)
        if (finding.blocks)
            return badInput("no pack was written: item " + std::to_string(finding.pos) + " shows " + finding.what
                            + ", which tells where the text comes from. Rename the run or leave the sample out");
    PALIMPSEST_TRY(const auto states, packStates(project, study));
    PALIMPSEST_CHECK(createDirectories(folder));
    std::vector<std::filesystem::path> paths;
    for (const PackState& state : states) {
        if (state.voidedAt || (!rater.empty() && state.rater != rater))
            continue;
        PALIMPSEST_TRY(Pack pack, buildPack(project, study, state));
        const std::filesystem::path path = folder / ("pack-" + shortName(pack.uid) + kPackSuffix);
        PALIMPSEST_CHECK(format.write(path, packFiles(pack)));
        PALIMPSEST_CHECK(project.database().run("UPDATE ann_pack SET items_sha256=?,exported_at=? WHERE pack_id=?",
                                                {pack.itemsSha256, utcNow(), state.id}));
        paths.push_back(path);
    }
    if (paths.empty())
        return usage(rater.empty() ? "the study has no pack" : "the study has no pack for a rater '" + rater + "'");
    return paths;
}

} // namespace palimpsest
