#include "engine/study/study.h"

#include "engine/study/study_schema.h"

namespace palimpsest {

Status openStudyTables(Project& project) { return project.database().migrate(studySchema()); }

Result<std::vector<Study>> studies(Project& project)
{
    PALIMPSEST_CHECK(openStudyTables(project));
    std::vector<Study> found;
    Database& database = project.database();
    PALIMPSEST_CHECK(database.each(
        "SELECT study_id,uid,name,state,scale_id,seed,raters_per_unit,overlap_fraction,repeat_fraction,gold_fraction,"
        "min_separation,training,unblinded_at,(SELECT count(*) FROM ann_unit u WHERE u.study_id=s.study_id AND "
        "gold_lo IS NULL) FROM ann_study s ORDER BY study_id",
        {}, [&](const SqlRow& row) {
            Study study;
            study.id = row.integer(0);
            study.uid = row.text(1);
            study.name = study.design.name = row.text(2);
            study.state = row.text(3);
            study.scaleId = row.integer(4);
            study.design.seed = std::uint64_t(row.integer(5));
            study.design.ratersPerUnit = int(row.integer(6));
            study.design.overlap = row.real(7);
            study.design.repeatFraction = row.real(8);
            study.design.goldFraction = row.real(9);
            study.design.minSeparation = int(row.integer(10));
            study.design.training = row.integer(11) != 0;
            study.unblindedAt = row.maybeText(12);
            study.units = row.integer(13);
            found.push_back(std::move(study));
        }));
    for (Study& study : found) {
        PALIMPSEST_CHECK(database.each("SELECT run_id,epoch FROM ann_study_model WHERE study_id=? ORDER BY 1,2",
                                       {study.id}, [&](const SqlRow& row) {
                                           study.design.models.push_back({row.integer(0), row.integer(1)});
                                       }));
        PALIMPSEST_CHECK(database.each("SELECT display_name FROM ann_pack JOIN annotator USING(annotator_id) WHERE "
                                       "study_id=? AND voided_at IS NULL ORDER BY pack_id",
                                       {study.id},
                                       [&](const SqlRow& row) { study.design.raters.push_back(row.text(0)); }));
    }
    return found;
}

Result<Study> findStudy(Project& project, const std::string& name)
{
    PALIMPSEST_TRY(const std::vector<Study> all, studies(project));
    if (all.empty())
        return badInput(project.folder().string() + ": there is no study; make one with `palimpsest study create`");
    std::string names;
    for (const Study& study : all) {
        if (study.name == name || (name.empty() && all.size() == 1))
            return study;
        names += (names.empty() ? "'" : ", '") + study.name + "'";
    }
    return usage(
        (name.empty() ? "the project has several studies; name one by --study" : "there is no study '" + name + "'")
        + ": " + names);
}

Status logUnblinding(Project& project, const Study& study, const std::string& who, const std::string& what)
{
    Database& database = project.database();
    return database.transaction([&]() -> Status {
        const std::string now = utcNow();
        PALIMPSEST_CHECK(database.run("INSERT INTO ann_blind_log VALUES(?,?,?,?)", {study.id, now, who, what}));
        return database.run("UPDATE ann_study SET unblinded_at=? WHERE study_id=? AND unblinded_at IS NULL",
                            {now, study.id});
    });
}

} // namespace palimpsest
