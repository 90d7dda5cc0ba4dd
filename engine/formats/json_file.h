#pragma once

#include "engine/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string_view>

namespace palimpsest {

/// Parses JSON text (RFC 8259; UTF-8, a byte order mark tolerated). Errors name line and column. Values nested deeper
/// than 256, a key that stands twice in one object, and bytes that are not UTF-8 are errors.
Result<nlohmann::json> parseJson(std::string_view text);

/// parseJson of a file of at most 1 GB, its path in front of every error. Needs <nlohmann/json.hpp> at the caller.
Result<nlohmann::json> readJsonFile(const std::filesystem::path& path);

} // namespace palimpsest
