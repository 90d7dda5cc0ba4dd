#include "engine/judge/judge_lock.h"

#include <utility>

namespace palimpsest {

Result<FileLock> lockForJudging(const std::filesystem::path& projectFolder)
{
    PALIMPSEST_TRY(std::optional<FileLock> lock, FileLock::take(projectFolder / "judge.lock"));
    if (!lock)
        return Error{ErrorKind::WouldOverwrite,
                     projectFolder.string() + " is being judged by another program; wait for it or stop it",
                     {}};
    return std::move(*lock);
}

} // namespace palimpsest
