#include "engine/run/run_directory.h"

#include "engine/base/files.h"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <random>
#include <regex>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
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

// A lock may be held for a moment by somebody who only asks who holds it (runHolder).
constexpr int kAttempts = 5;
constexpr std::chrono::milliseconds kBetweenAttempts{20};

class Descriptor {
public:
    explicit Descriptor(int descriptor) : m_descriptor(descriptor) {}
    ~Descriptor()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    explicit operator bool() const { return m_descriptor >= 0; }
    int get() const { return m_descriptor; }
    int release() { return std::exchange(m_descriptor, -1); }

private:
    int m_descriptor;
};

std::string holderIn(const Descriptor& lock)
{
    char holder[300] = {};
    const ssize_t size = ::pread(lock.get(), holder, sizeof holder - 1, 0);
    std::string who(holder, size > 0 ? static_cast<std::size_t>(size) : 0);
    while (!who.empty() && who.back() == '\n')
        who.pop_back();
    return who;
}

/// Whether the file that was locked still has its name: whoever lets a run go removes its lock file first.
bool isStillThere(const Descriptor& lock)
{
    struct stat status = {};
    return ::fstat(lock.get(), &status) == 0 && status.st_nlink > 0;
}

/// The lock file names host and process; the lock itself is the kernel's and ends with the process, however it ends.
Result<int> takeLock(const fs::path& path)
{
    const fs::path file = path / run_files::kLock;
    for (int attempt = 1;; ++attempt) {
        Descriptor lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
        if (!lock)
            return fileSystem("cannot write " + file.string(), errno);
        const bool locked = ::flock(lock.get(), LOCK_EX | LOCK_NB) == 0;
        const int error = errno;
        if (!locked && error != EWOULDBLOCK)
            return fileSystem("cannot lock " + file.string(), error);
        if (locked && isStillThere(lock)) {
            char host[256] = "unknown host";
            ::gethostname(host, sizeof host - 1);
            const std::string text = std::string(host) + " process " + std::to_string(::getpid()) + "\n";
            if (::ftruncate(lock.get(), 0) != 0 || ::pwrite(lock.get(), text.data(), text.size(), 0) < 0)
                return fileSystem("cannot write " + file.string(), errno);
            return lock.release();
        }
        if (attempt == kAttempts)
            return Error{ErrorKind::WouldOverwrite,
                         path.string() + " belongs to a run that is going on (" + holderIn(lock)
                             + "): wait for it, or choose another --dir",
                         {}};
        std::this_thread::sleep_for(kBetweenAttempts);
    }
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

std::optional<std::string> runHolder(const fs::path& directory)
{
    const Descriptor lock(::open((directory / run_files::kLock).c_str(), O_RDONLY | O_CLOEXEC));
    if (!lock || ::flock(lock.get(), LOCK_SH | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return std::nullopt;
    return holderIn(lock);
}

RunConfig withAbsolutePaths(RunConfig config)
{
    // A name of an experiment in --data_dir stays a name, even where a folder of that name stands here.
    std::error_code ignored;
    const bool named = fs::is_directory(fs::path(config.dataDir) / config.exp, ignored);
    for (std::string* place : {&config.dataDir, &config.trainDataset, &config.modelName, &config.tokenizerName,
                               &config.gpt2Name, &config.bertName, named ? nullptr : &config.exp}) {
        if (place == nullptr || place->empty() || !fs::exists(*place, ignored))
            continue;
        const fs::path absolute = fs::absolute(*place, ignored).lexically_normal();
        if (!ignored)
            *place = absolute.string();
    }
    return config;
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
