#pragma once

#include "engine/base/result.h"
#include "engine/config/run_config.h"

#include <QString>

namespace palimpsest {

/// The demo's training as a run of its own below `runsFolder`, in a directory that does not exist yet. The error says
/// what of the demo is missing on this machine.
Result<RunConfig> demoRun(const QString& runsFolder);

} // namespace palimpsest
