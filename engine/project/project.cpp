#include "engine/project/project.h"

#include "engine/base/files.h"
#include "engine/project/candidate_files.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSteps[] = {R"(
CREATE TABLE run(run_id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, path TEXT NOT NULL, name TEXT NOT NULL,
  model TEXT NOT NULL, method TEXT NOT NULL, profile TEXT NOT NULL, special_tokens TEXT NOT NULL,
  imported_at TEXT NOT NULL);
CREATE TABLE sample(sample_id INTEGER PRIMARY KEY, doc_id INT NOT NULL, prefix TEXT NOT NULL, reference TEXT NOT NULL,
  text_sha256 TEXT NOT NULL, UNIQUE(doc_id,text_sha256));
CREATE TABLE generation(generation_id INTEGER PRIMARY KEY, run_id INT NOT NULL REFERENCES run, epoch INT NOT NULL,
  sample_id INT NOT NULL REFERENCES sample, text TEXT NOT NULL, text_sha256 TEXT NOT NULL, row_json TEXT NOT NULL,
  UNIQUE(run_id,epoch,sample_id));
)"};
constexpr Schema kSchema{"project", kSteps};

} // namespace

std::string utcNow()
{
    const auto now = std::chrono::system_clock::now();
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[32];
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
    std::snprintf(text + length, sizeof text - length, ".%03dZ", int(ms));
    return text;
}

fs::path Project::defaultFolder()
{
    const char* home = std::getenv("HOME");
    return fs::path(home ? home : ".") / "Palimpsest";
}

Result<Project> Project::open(const fs::path& folder)
{
    std::error_code failure;
    if (!fs::is_regular_file(folder / "project.sqlite", failure))
        return badInput(folder.string()
                        + ": there is no project; give its folder by --project, or make one with "
                          "`palimpsest study create` or `palimpsest judge run`");
    return openOrMake(folder);
}

Result<Project> Project::openOrMake(const fs::path& folder)
{
    PALIMPSEST_CHECK(createDirectories(folder / "runs"));
    PALIMPSEST_TRY(Database database, Database::open(folder / "project.sqlite", {&kSchema, 1}));
    return Project(folder, std::move(database));
}

Result<RunImport> Project::importRun(const RunSource& source)
{
    PALIMPSEST_TRY(const CandidateRun run, readCandidateRun(source));
    return importCandidates(run);
}

Result<RunImport> Project::importCandidates(const CandidateRun& run)
{
    RunImport report;
    report.name = run.name;
    PALIMPSEST_CHECK(m_database.transaction([&]() -> Status {
        PALIMPSEST_CHECK(m_database.run("INSERT INTO run(uid,path,name,model,method,profile,special_tokens,imported_at)"
                                        " VALUES(?,?,?,?,?,?,?,?) ON CONFLICT(uid) DO NOTHING",
                                        {run.uid, run.path, run.name, run.model, run.method, run.profile,
                                         nlohmann::json(run.specialTokens).dump(), utcNow()}));
        PALIMPSEST_TRY(const auto id, m_database.integer("SELECT run_id FROM run WHERE uid=?", {run.uid}));
        report.runId = id.value_or(0);
        for (const Candidate& candidate : run.candidates) {
            PALIMPSEST_CHECK(
                m_database.run("INSERT INTO sample(doc_id,prefix,reference,text_sha256) VALUES(?,?,?,?)"
                               " ON CONFLICT DO NOTHING",
                               {candidate.docId, candidate.prefix, candidate.reference, candidate.sampleSha}));
            PALIMPSEST_TRY(const auto sample,
                           m_database.integer("SELECT sample_id FROM sample WHERE doc_id=? AND text_sha256=?",
                                              {candidate.docId, candidate.sampleSha}));
            PALIMPSEST_CHECK(m_database.run(
                "INSERT INTO generation(run_id,epoch,sample_id,text,text_sha256,row_json) VALUES(?,?,?,?,?,?)"
                " ON CONFLICT DO NOTHING",
                {report.runId, candidate.epoch, sample, candidate.text, candidate.textSha, candidate.rowJson}));
            ++report.generations;
            if (m_database.changes() > 0) {
                ++report.added;
                continue;
            }
            PALIMPSEST_TRY(const auto known,
                           m_database.text("SELECT text_sha256 FROM generation WHERE run_id=? AND epoch=? AND "
                                           "sample_id=?",
                                           {report.runId, candidate.epoch, sample}));
            if (known != candidate.textSha)
                return badInput(run.path + ": doc_id " + std::to_string(candidate.docId) + " of epoch "
                                + std::to_string(candidate.epoch)
                                + " is another text than the one imported before; a run made anew needs a new folder");
        }
        return {};
    }));
    return report;
}

Result<std::vector<ProjectRun>> Project::runs()
{
    std::vector<ProjectRun> runs;
    PALIMPSEST_CHECK(
        m_database.each("SELECT run_id,uid,path,name,model,method,profile,special_tokens FROM run ORDER BY run_id", {},
                        [&](const SqlRow& row) {
                            runs.push_back({row.integer(0),
                                            row.text(1),
                                            row.text(2),
                                            row.text(3),
                                            row.text(4),
                                            row.text(5),
                                            row.text(6),
                                            nlohmann::json::parse(row.text(7)).get<std::vector<std::string>>(),
                                            {}});
                        }));
    for (ProjectRun& run : runs)
        PALIMPSEST_CHECK(m_database.each("SELECT DISTINCT epoch FROM generation WHERE run_id=? ORDER BY epoch",
                                         {run.id}, [&](const SqlRow& row) { run.epochs.push_back(row.integer(0)); }));
    return runs;
}

Result<std::vector<ProjectGeneration>> Project::generations(std::int64_t runId, std::int64_t epoch)
{
    std::vector<ProjectGeneration> found;
    PALIMPSEST_CHECK(m_database.each(
        "SELECT generation_id,run_id,epoch,sample_id,prefix,reference,text FROM generation JOIN sample USING(sample_id)"
        " WHERE run_id=? AND epoch=? ORDER BY sample_id",
        {runId, epoch}, [&](const SqlRow& row) {
            found.push_back({row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.text(4), row.text(5),
                             row.text(6)});
        }));
    return found;
}

} // namespace palimpsest
