#include "engine/base/file_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace palimpsest {

Result<std::optional<FileLock>> FileLock::take(const std::filesystem::path& path)
{
    FileLock lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (lock.m_descriptor < 0)
        return fileSystem("cannot open " + path.string(), errno);
    if (::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) == 0)
        return std::optional(std::move(lock));
    if (errno != EWOULDBLOCK)
        return fileSystem("cannot lock " + path.string(), errno);
    return std::optional<FileLock>();
}

FileLock::FileLock(FileLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace palimpsest
