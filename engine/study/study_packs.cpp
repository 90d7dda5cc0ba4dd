#include "engine/study/study_packs.h"

#include "engine/base/files.h"
#include "engine/study/blinding_check.h"
#include "engine/study/study_state.h"

namespace palimpsest {

Result<Pack> buildPack(Project& project, const Study& study, const PackState& state)
{
    Pack pack;
    pack.uid = state.uid;
    PALIMPSEST_TRY(pack.scale, studyScale(project, study));
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

Result<std::vector<PackState>> packStates(Project& project, const Study& study)
{
    std::vector<PackState> states;
    PALIMPSEST_CHECK(project.database().each(
        "SELECT p.pack_id,p.uid,display_name,n_items,exported_at,voided_at,(SELECT count(DISTINCT assignment_id) FROM "
        "ann_event JOIN ann_assignment a USING(assignment_id) WHERE a.pack_id=p.pack_id AND kind IN('rate','skip')),"
        "(SELECT count(*) FROM ann_import i WHERE i.pack_id=p.pack_id),is_experimenter FROM ann_pack p JOIN annotator "
        "USING(annotator_id) WHERE study_id=? ORDER BY p.pack_id",
        {study.id}, [&](const SqlRow& row) {
            states.push_back({row.integer(0), row.text(1), row.text(2), row.integer(3), row.integer(6), row.integer(7),
                              row.maybeText(4), row.maybeText(5), row.integer(8) != 0});
        }));
    return states;
}

Status voidPack(Project& project, std::int64_t pack)
{
    Database& database = project.database();
    return database.transaction([&]() -> Status {
        PALIMPSEST_CHECK(
            database.run("UPDATE ann_pack SET voided_at=? WHERE pack_id=? AND voided_at IS NULL", {utcNow(), pack}));
        return database.changes() > 0 ? Status() : badInput("the pack is void already, or of another project");
    });
}

Status markExperimenter(Project& project, const Study& study, const std::string& rater)
{
    Database& database = project.database();
    return database.transaction([&]() -> Status {
        PALIMPSEST_CHECK(database.run("UPDATE annotator SET is_experimenter=1 WHERE display_name=? AND annotator_id IN"
                                      "(SELECT annotator_id FROM ann_pack WHERE study_id=?)",
                                      {rater, study.id}));
        return database.changes() > 0 ? Status() : usage("the study has no rater '" + rater + "'");
    });
}

Result<std::vector<std::filesystem::path>> writePacks(Project& project, const Study& study, const ArchiveFormat& format,
                                                      const std::filesystem::path& folder, const std::string& rater)
{
    PALIMPSEST_TRY(const auto findings, checkBlinding(project, study));
    for (const LeakFinding& finding : findings)
        if (finding.blocks)
            return badInput(
                "no pack was written: " + finding.sentence()
                + ". Make the study anew with another name of the run (NAME=PATH) or rater, or without that "
                  "epoch");
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
