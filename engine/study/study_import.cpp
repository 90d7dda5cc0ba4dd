#include "engine/study/study_import.h"

#include "engine/rating/json_lines.h"

#include <map>

namespace palimpsest {

namespace {

struct TargetPack {
    std::int64_t id = 0;
    std::string uid, rater, itemsSha;
    bool voided = false;
    std::string closedStudy; ///< its name, where it takes no more returns
    Scale scale;
    std::map<std::string, std::int64_t> assignments; ///< by token
};

class Importer {
public:
    Importer(Project& project, const ReturnedRatings& ratings) : m_project(project), m_ratings(ratings) {}

    Result<ImportReport> run(bool preview)
    {
        PALIMPSEST_CHECK(findPack());
        m_report.pack = shortName(m_pack.uid);
        m_report.rater = m_pack.rater;
        m_report.rejected = m_ratings.rejected;
        std::optional<std::int64_t> import;
        if (!preview) {
            PALIMPSEST_TRY(import, db().insert("INSERT INTO ann_import(pack_id,zip_sha256,at,report_json) "
                                               "VALUES(?,?,?,'{}')",
                                               {m_pack.id, m_ratings.archiveSha256, utcNow()}));
        }
        for (std::size_t i = 0; i < m_ratings.events.size(); ++i)
            PALIMPSEST_CHECK(take(m_ratings.events[i], m_ratings.lines[i], import));
        PALIMPSEST_CHECK(listConflicts());
        if (import)
            PALIMPSEST_CHECK(
                db().run("UPDATE ann_import SET n_new=?,n_dup=?,n_rejected=?,report_json=? WHERE import_id=?",
                         {m_report.added, m_report.duplicates, m_report.rejected.size(), toJson(m_report), *import}));
        return m_report;
    }

private:
    Database& db() { return m_project.database(); }

    Status findPack()
    {
        std::string uid = m_ratings.packUid;
        // The first line that is one of ours tells the pack: a spreadsheet may have damaged others.
        for (std::size_t i = 0; m_ratings.fromCsv && uid.empty() && i < m_ratings.events.size(); ++i) {
            PALIMPSEST_TRY(const auto found,
                           db().text("SELECT uid FROM ann_pack JOIN ann_assignment USING(pack_id) WHERE token=?",
                                     {m_ratings.events[i].token}));
            uid = found.value_or("");
        }
        std::int64_t scaleId = 0;
        PALIMPSEST_CHECK(db().each("SELECT pack_id,p.uid,display_name,items_sha256,voided_at IS NOT NULL,scale_id,"
                                   "iif(state='closed',name,'') FROM "
                                   "ann_pack p JOIN annotator USING(annotator_id) JOIN ann_study USING(study_id) WHERE "
                                   "p.uid=?",
                                   {uid}, [&](const SqlRow& row) {
                                       m_pack.id = row.integer(0);
                                       m_pack.uid = row.text(1);
                                       m_pack.rater = row.text(2);
                                       m_pack.itemsSha = row.text(3);
                                       m_pack.voided = row.integer(4) != 0;
                                       m_pack.closedStudy = row.text(6);
                                       scaleId = row.integer(5);
                                   }));
        if (m_pack.id == 0)
            return badInput("belongs to no pack of this project; import it into the project that made the pack");
        if (m_pack.voided)
            return badInput("belongs to a pack that was voided");
        if (!m_pack.closedStudy.empty())
            return badInput("belongs to the study '" + m_pack.closedStudy + "', which is closed; reopen it first");
        if (!m_ratings.fromCsv && m_ratings.itemsSha256 != m_pack.itemsSha)
            return badInput("was made from other items than this pack's; nothing was imported");
        PALIMPSEST_TRY(const auto text, db().text("SELECT instruction FROM ann_scale WHERE scale_id=?", {scaleId}));
        PALIMPSEST_TRY(m_pack.scale, parseScaleText(text.value_or("")));
        return db().each("SELECT token,assignment_id FROM ann_assignment WHERE pack_id=?", {m_pack.id},
                         [&](const SqlRow& row) { m_pack.assignments[row.text(0)] = row.integer(1); });
    }

    Status take(const RatingEvent& event, std::size_t line, std::optional<std::int64_t> import)
    {
        const auto assignment = m_pack.assignments.find(event.token);
        if (assignment == m_pack.assignments.end()) {
            m_report.rejected.push_back({line, "its token is not one of this pack"});
            return {};
        }
        if (event.value && !m_pack.scale.contains(*event.value)) {
            m_report.rejected.push_back({line, std::to_string(*event.value) + " is outside the scale "
                                                   + std::to_string(m_pack.scale.lo) + " to "
                                                   + std::to_string(m_pack.scale.hi)});
            return {};
        }
        PALIMPSEST_TRY(const auto known, db().integer("SELECT count(*) FROM ann_event WHERE event_uid=?", {event.uid}));
        if (known.value_or(0) > 0) {
            ++m_report.duplicates;
            return {};
        }
        PALIMPSEST_TRY(const auto clash, db().integer("SELECT count(*) FROM ann_event WHERE device_uid=? AND seq=?",
                                                      {event.deviceUid, event.seq}));
        if (clash.value_or(0) > 0) {
            m_report.rejected.push_back({line, "another event of this device has the same number"});
            return {};
        }
        ++m_report.added;
        if (!import)
            return {};
        return db().run("INSERT INTO ann_event VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                        {event.uid, assignment->second, event.prevUid, event.deviceUid, event.seq, nameOf(event.kind),
                         event.value, event.reason, event.comment, event.at, event.activeMs, event.wallMs,
                         m_ratings.fromCsv ? "csv" : "app", event.appVersion, *import});
    }

    Status listConflicts()
    {
        return db().each("SELECT position FROM ann_assignment a WHERE pack_id=? AND (SELECT count(DISTINCT device_uid) "
                         "FROM ann_event e WHERE e.assignment_id=a.assignment_id AND kind IN('rate','skip','clear'))>1 "
                         "ORDER BY position",
                         {m_pack.id}, [&](const SqlRow& row) {
                             m_report.conflicts.push_back("item " + std::to_string(row.integer(0)));
                         });
    }

    Project& m_project;
    const ReturnedRatings& m_ratings;
    TargetPack m_pack;
    ImportReport m_report;
};

} // namespace

Result<ImportReport> importReturn(Project& project, const ArchiveFormat& format, const std::filesystem::path& path,
                                  bool preview)
{
    PALIMPSEST_CHECK(openStudyTables(project));
    PALIMPSEST_TRY(const ReturnedRatings ratings, readReturn(format, path));
    std::optional<ImportReport> report;
    const Status status = project.database().transaction([&]() -> Status {
        PALIMPSEST_TRY(report, Importer(project, ratings).run(preview));
        return {};
    });
    if (!status)
        return Error(status.error()).in(path.string());
    return *report;
}

std::string toJson(const ImportReport& report)
{
    json_lines::Json rejected = json_lines::Json::array();
    for (const RejectedLine& line : report.rejected)
        rejected.push_back({{"line", line.line}, {"why", line.why}});
    const json_lines::Json object = {{"pack", report.pack},  {"rater", report.rater},
                                     {"new", report.added},  {"duplicates", report.duplicates},
                                     {"rejected", rejected}, {"conflicts", report.conflicts}};
    return object.dump(-1, ' ', false, json_lines::Json::error_handler_t::replace);
}

} // namespace palimpsest
