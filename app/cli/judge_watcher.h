#pragma once

#include "engine/net/secret.h"
#include "engine/project/project.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace palimpsest {

class Console;

/// Runs a judge run to its end and shows how far it is; Ctrl-C stops it after the calls under way. Prints the scores,
/// as one JSON object with `json`. A run that stopped for a reason of the server's is an Error of kind Network.
Status watchJudgeRun(Project& project, std::int64_t run, std::shared_ptr<const Secret> key, std::int64_t limit,
                     bool json, Console& console);

} // namespace palimpsest
