#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace palimpsest {

/// SHA-256 (FIPS 180-4) of the bytes, as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

/// The same of a file of any size, read by mapping it.
Result<std::string> sha256OfFile(const std::filesystem::path& path);

} // namespace palimpsest
