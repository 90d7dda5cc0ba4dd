#pragma once

#include "engine/base/archive.h"

namespace palimpsest {

/// Zip files. Entries are sorted, stamped 1980-01-01 and carry no extra fields or comments.
class ZipArchive : public ArchiveFormat {
public:
    Result<std::vector<ArchiveFile>> read(const std::filesystem::path& path, std::uint64_t limit) const override;
    Status write(const std::filesystem::path& path, std::vector<ArchiveFile> files) const override;
    std::string_view kind() const override { return "zip"; }
};

} // namespace palimpsest
