#pragma once

#include "engine/base/result.h"
#include "engine/store/database.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

struct CandidateRun;

/// The epoch of an unlearn.csv, whose table does not tell one: shown as "final".
inline constexpr std::int64_t kFinalEpoch = -1;

struct ProjectRun {
    std::int64_t id = 0;
    std::string uid;
    std::string path;
    std::string name;
    std::string model;
    std::string method;
    std::string profile;
    std::vector<std::string> specialTokens; ///< of its tokenizer
    std::vector<std::int64_t> epochs;       ///< whose candidates the project has
};

/// A candidate with the sample it goes on.
struct ProjectGeneration {
    std::int64_t id = 0, runId = 0, epoch = 0, sampleId = 0;
    std::string prefix, reference, text;
};

/// Where candidates come from.
struct RunSource {
    std::filesystem::path path;    ///< a run directory, or an unlearn.csv or epoch<k>.csv
    std::string name;              ///< empty: the last part of the path
    std::filesystem::path samples; ///< a samples.csv; empty: the one beside the candidates
};

struct RunImport {
    std::int64_t runId = 0;
    std::string name;
    std::size_t generations = 0; ///< in the files
    std::size_t added = 0;       ///< that the project did not have yet
};

/// A folder with project.sqlite: runs, samples and generations. One thread at a time.
class Project {
public:
    /// Opens the project there is; a folder without one is an error, and nothing is made.
    static Result<Project> open(const std::filesystem::path& folder);
    /// The same, making folder and file where there are none.
    static Result<Project> openOrMake(const std::filesystem::path& folder);
    /// `$HOME/Palimpsest`.
    static std::filesystem::path defaultFolder();

    /// Reads a run's candidates in. Idempotent; all or nothing. A run that says something else of an epoch it has
    /// already told is an error.
    Result<RunImport> importRun(const RunSource& source);
    /// The same of candidates that were read from another kind of file.
    Result<RunImport> importCandidates(const CandidateRun& run);
    Result<std::vector<ProjectRun>> runs();
    Result<std::vector<ProjectGeneration>> generations(std::int64_t runId, std::int64_t epoch);

    Database& database() { return m_database; }
    const std::filesystem::path& folder() const { return m_folder; }

private:
    Project(std::filesystem::path folder, Database database)
        : m_folder(std::move(folder)),
          m_database(std::move(database))
    {
    }

    std::filesystem::path m_folder;
    Database m_database;
};

/// "2026-11-24T09:30:00.123Z".
std::string utcNow();

} // namespace palimpsest
