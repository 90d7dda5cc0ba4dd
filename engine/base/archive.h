#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest {

struct ArchiveFile {
    std::string name; ///< relative, parts separated by /
    std::string bytes;
};

/// Where bundles of small files are read from and written to: a zip in programs that have QuaZip (app/archive), a
/// folder of the same name elsewhere. Thread-safe.
class ArchiveFormat {
public:
    virtual ~ArchiveFormat() = default;

    /// Everything in it, in its order. Refuses more than `limit` bytes unpacked, names that are absolute, leave the
    /// archive by `..` or stand twice, and what is damaged or cut off.
    virtual Result<std::vector<ArchiveFile>> read(const std::filesystem::path& path, std::uint64_t limit) const = 0;

    /// Writes the files sorted by name, atomically; the same files give the same bytes. An existing one is replaced.
    virtual Status write(const std::filesystem::path& path, std::vector<ArchiveFile> files) const = 0;

    /// "zip" or "folder".
    virtual std::string_view kind() const = 0;
};

/// A folder in place of a zip.
class FolderArchive : public ArchiveFormat {
public:
    Result<std::vector<ArchiveFile>> read(const std::filesystem::path& path, std::uint64_t limit) const override;
    Status write(const std::filesystem::path& path, std::vector<ArchiveFile> files) const override;
    std::string_view kind() const override { return "folder"; }
};

/// What every format checks of the names it reads.
Status checkArchiveNames(const std::vector<ArchiveFile>& files);

} // namespace palimpsest
