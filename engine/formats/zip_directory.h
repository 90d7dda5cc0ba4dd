#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// One file of a zip archive whose bytes stand in it as they are.
struct ZipRecord {
    std::string name;
    std::uint64_t begin = 0; ///< first byte of the data, from the start of the archive
    std::uint64_t size = 0;
    std::uint32_t crc = 0;
    bool stored = true; ///< false: compressed or encrypted, the bytes are of no use
};

/// The contents of a zip archive (zip64 too; in one part). Every record lies in the archive; no name stands twice.
Result<std::vector<ZipRecord>> readZipDirectory(std::string_view archive);

/// The checksum of zip archives.
std::uint32_t crc32(std::string_view bytes);

} // namespace palimpsest
