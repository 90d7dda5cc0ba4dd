#include "engine/judge/judge_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace palimpsest {

Result<JudgeLock> JudgeLock::take(const std::filesystem::path& projectFolder)
{
    const std::filesystem::path path = projectFolder / "judge.lock";
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return fileSystem("cannot open " + path.string(), errno);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return Error{ErrorKind::WouldOverwrite,
                     projectFolder.string() + " is being judged by another program; wait for it or stop it",
                     {}};
    }
    return JudgeLock(descriptor);
}

JudgeLock::JudgeLock(JudgeLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

JudgeLock::~JudgeLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace palimpsest
