#pragma once

#include "engine/base/file_lock.h"

#include <filesystem>

namespace palimpsest {

/// Held while a session judges a project: a second one, of any process, is refused.
Result<FileLock> lockForJudging(const std::filesystem::path& projectFolder);

} // namespace palimpsest
