#include "engine/run/run_directory.h"

#include "engine/base/files.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <random>
#include <regex>
#include <sys/file.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace palimpsest {

namespace {

namespace fs = std::filesystem;

bool holdsRun(const fs::path& path)
{
    return fs::exists(path / run_files::kConfig) || fs::exists(path / run_files::kJournal);
}

/// Whether a run writes an entry of this name, so that --overwrite removes it.
bool belongsToRun(const std::string& name)
{
    static const std::regex kEpochTable("epoch[0-9]+\\.csv");
    for (const char* own :
         {run_files::kConfig, run_files::kManifest, run_files::kJournal, run_files::kLog, run_files::kSamples,
          run_files::kCheckpoints, run_files::kModel, run_files::kReport, "valid.csv", "score.csv", "utility.csv"})
        if (name == own)
            return true;
    return std::regex_match(name, kEpochTable);
}

Status removeRun(const fs::path& path)
{
    std::error_code failure;
    std::vector<fs::path> entries;
    for (const fs::directory_entry& entry : fs::directory_iterator(path, failure))
        if (belongsToRun(entry.path().filename().string()) || fs::is_symlink(entry.symlink_status()))
            entries.push_back(entry.path());
    for (const fs::path& entry : entries) {
        fs::remove_all(entry, failure);
        if (failure)
            return fileSystem("cannot remove " + entry.string() + ": " + failure.message());
    }
    return {};
}

/// The lock file names host and process; the lock itself is the kernel's and ends with the process, however it ends.
Result<int> takeLock(const fs::path& path)
{
    const fs::path file = path / run_files::kLock;
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return fileSystem("cannot write " + file.string(), errno);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        char holder[300] = {};
        const ssize_t size = ::read(descriptor, holder, sizeof holder - 1);
        ::close(descriptor);
        if (error != EWOULDBLOCK)
            return fileSystem("cannot lock " + file.string(), error);
        std::string who(holder, size > 0 ? static_cast<std::size_t>(size) : 0);
        while (!who.empty() && who.back() == '\n')
            who.pop_back();
        return Error{ErrorKind::WouldOverwrite,
                     path.string() + " belongs to a run that is going on (" + who
                         + "): wait for it, or choose another --dir",
                     {}};
    }
    char host[256] = "unknown host";
    ::gethostname(host, sizeof host - 1);
    const std::string text = std::string(host) + " process " + std::to_string(::getpid()) + "\n";
    if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, text.data(), text.size(), 0) < 0) {
        const int error = errno;
        ::close(descriptor);
        return fileSystem("cannot write " + file.string(), error);
    }
    return descriptor;
}

} // namespace

Result<RunDirectory> RunDirectory::open(const fs::path& path, ExistingRun existing)
{
    std::error_code failure;
    if (fs::exists(path, failure) && !fs::is_directory(path, failure))
        return fileSystem(path.string() + " is a file, a directory is needed for --dir");
    if (existing == ExistingRun::Resume && !holdsRun(path))
        return badInput(path.string() + " holds no run that could be resumed (there is no " + run_files::kConfig + ")");
    PALIMPSEST_CHECK(createDirectories(path));
    PALIMPSEST_TRY(const int lock, takeLock(path));
    RunDirectory directory(path, lock);
    if (existing == ExistingRun::Refuse && holdsRun(path))
        return Error{
            ErrorKind::WouldOverwrite,
            path.string()
                + " already holds a run: choose another --dir, go on with it by --resume, or discard it by --overwrite",
            {}};
    if (existing == ExistingRun::Overwrite)
        PALIMPSEST_CHECK(removeRun(path));
    return directory;
}

RunDirectory::RunDirectory(RunDirectory&& other) noexcept
    : m_path(std::move(other.m_path)),
      m_lock(std::exchange(other.m_lock, -1))
{
}

RunDirectory::~RunDirectory()
{
    if (m_lock >= 0) {
        ::unlink((m_path / run_files::kLock).c_str());
        ::close(m_lock);
    }
}

Result<RunConfig> readRunConfig(const fs::path& directory)
{
    const fs::path file = directory / run_files::kConfig;
    PALIMPSEST_TRY(const std::string text, readFile(file));
    RunConfig config;
    PALIMPSEST_CHECK(applyJson(config, text).in(file.string()));
    return config;
}

std::string newRunId()
{
    std::random_device random;
    std::string id;
    for (int word = 0; word < 4; ++word) {
        char digits[9];
        std::snprintf(digits, sizeof digits, "%08x", static_cast<unsigned>(random()));
        id += digits;
    }
    return id;
}

} // namespace palimpsest
