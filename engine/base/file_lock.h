#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <optional>

namespace palimpsest {

/// A file that one holder at a time has, of any process. The system lets go of it when the process ends, however it
/// ends; the file itself stays.
class FileLock {
public:
    /// Makes the file where there is none. Nothing where another holder has it; never waits.
    static Result<std::optional<FileLock>> take(const std::filesystem::path& path);
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

} // namespace palimpsest
