#pragma once

#include "engine/base/result.h"
#include "engine/config/run_config.h"

#include <filesystem>
#include <optional>
#include <string>

namespace palimpsest {

/// Names of what a run directory holds (DESIGN.md "Run directory").
namespace run_files {
inline constexpr const char* kConfig = "run.json";
inline constexpr const char* kManifest = "manifest.json";
inline constexpr const char* kLock = "run.lock";
inline constexpr const char* kJournal = "events.jsonl";
inline constexpr const char* kLog = "res.log";
inline constexpr const char* kSamples = "samples.csv";
inline constexpr const char* kCheckpoints = "checkpoints";
inline constexpr const char* kModel = "model";
inline constexpr const char* kReport = "report.html";
} // namespace run_files

/// How a directory that already holds something is treated.
enum class ExistingRun {
    Refuse,    ///< an error of kind WouldOverwrite
    Resume,    ///< the run goes on from its last checkpoint
    Overwrite, ///< what a run writes is removed first, anything else stays
};

/// A run directory that this process holds: no other can train in it until this is destroyed or the process ends.
class RunDirectory {
public:
    /// Creates or opens `path` and takes its lock. With Resume, there must be a run.
    static Result<RunDirectory> open(const std::filesystem::path& path, ExistingRun existing);
    RunDirectory(RunDirectory&& other) noexcept;
    RunDirectory& operator=(RunDirectory&&) = delete;
    ~RunDirectory();

    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path operator/(const std::string& name) const { return m_path / name; }

private:
    RunDirectory(std::filesystem::path path, int lock) : m_path(std::move(path)), m_lock(lock) {}

    std::filesystem::path m_path;
    int m_lock;
};

/// Who holds the directory's lock just now ("host process 123"), if anybody does; this process counts as well. Reads
/// only.
std::optional<std::string> runHolder(const std::filesystem::path& directory);

/// The settings as run.json keeps them: what names a file or folder from where the program was started is absolute, so
/// that the run can be resumed, prompted and evaluated from elsewhere. Other names (of a model hub) stay as they are.
RunConfig withAbsolutePaths(RunConfig config);
/// The run.json of a directory.
Result<RunConfig> readRunConfig(const std::filesystem::path& directory);

/// A random id: 128 bits, hexadecimal.
std::string newRunId();

} // namespace palimpsest
