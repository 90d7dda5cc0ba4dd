#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace palimpsest {

/// A file that grows at its end, written by a thread of its own: append() never touches the disk. Thread-safe.
class AppendFile {
public:
    /// Opens `path` (which must exist) behind its first `keepBytes` bytes; what stands there after them is cut off.
    static Result<std::unique_ptr<AppendFile>> open(const std::filesystem::path& path, std::uintmax_t keepBytes);
    ~AppendFile();

    void append(std::string_view bytes) noexcept;

    /// Blocks until everything appended so far is on the disk. The first failure to write (a full disk) stays, and is
    /// returned here from then on.
    Status flush();

    /// The first failure, without waiting for anything.
    Status status() const;

    /// Size of the file once everything appended so far is written.
    std::uintmax_t size() const;

private:
    class Impl;
    explicit AppendFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace palimpsest
