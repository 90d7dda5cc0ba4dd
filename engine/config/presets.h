#pragma once

#include "engine/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// The presets that come with the program, sorted: resources/presets/<name>.json.
std::vector<std::string> presetNames();

/// A preset's JSON object of settings, for applyJson. `${share}` in it stands for the folder that holds resources/ and
/// datasets/. The error for an unknown name lists the known ones.
Result<std::string> readPreset(std::string_view name);

/// What a preset says about itself (its "about"): which settings it chose, and why. Empty where it says nothing.
Result<std::string> aboutPreset(std::string_view name);

} // namespace palimpsest
