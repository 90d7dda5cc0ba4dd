#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// One tensor of a .safetensors file.
struct SafetensorsEntry {
    std::string name;
    std::string type; ///< "F32"
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0; ///< bytes, from the start of the file
    std::uint64_t size = 0;
};

/// What the header of a .safetensors file says.
struct SafetensorsHeader {
    std::vector<SafetensorsEntry> entries; ///< in the order of their data
    std::map<std::string, std::string> metadata;
};

/// Reads and checks the header: it must fit the file, every type be known, every shape agree with its bytes, and the
/// tensors fill the rest of the file without a gap or an overlap. What it returns may be used without further checks.
Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view file);

/// Bytes of an element of that type, 0 for an unknown one.
std::uint64_t safetensorsElementSize(std::string_view type);

/// The bytes in front of the data: length and JSON, padded with spaces to a multiple of 8. `entries` give name, type,
/// shape and size; their data follow each other in that order.
std::string formatSafetensorsHeader(const std::vector<SafetensorsEntry>& entries,
                                    const std::map<std::string, std::string>& metadata);

} // namespace palimpsest
