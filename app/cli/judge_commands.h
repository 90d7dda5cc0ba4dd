#pragma once

#include "app/cli/command.h"

namespace palimpsest {

// The commands of `palimpsest judge`, one file each; listed in judge_command.cpp.
std::unique_ptr<Command> makeJudgeParseCommand();

} // namespace palimpsest
