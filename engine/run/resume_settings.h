#pragma once

#include "engine/base/result.h"
#include "engine/config/run_config.h"
#include "engine/run/run_control.h"

#include <vector>

namespace palimpsest {

/// The settings that a run began with, and what --resume changes of them. Only live settings may differ; another one
/// may be named if it has the same value. Errors (usage): no such setting, a bad value, a setting that cannot be
/// changed.
Result<RunConfig> resumedSettings(RunConfig begun, const std::vector<SettingChange>& changes);

} // namespace palimpsest
