#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string_view>

namespace palimpsest {

/// A file or folder that comes with the program ("resources/presets/demo.json", "datasets/demo"): the first that exists
/// under $PALIMPSEST_SHARE, <folder of the program>/../share/palimpsest and the source tree it was built from. The
/// error names the places that were looked at.
Result<std::filesystem::path> findResource(std::string_view relative);

} // namespace palimpsest
