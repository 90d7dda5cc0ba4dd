#pragma once

#include "engine/base/result.h"
#include "engine/config/run_config.h"

#include <string>

namespace palimpsest {

/// Loads and checks what a training would read, and says in words what it would do. Writes nothing.
Result<std::string> describeTraining(const RunConfig& config);

} // namespace palimpsest
