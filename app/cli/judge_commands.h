#pragma once

#include "app/cli/command.h"

namespace palimpsest {

// The commands of `palimpsest judge`, one file each; listed in judge_command.cpp.
std::unique_ptr<Command> makeJudgeCalibrateCommand();
std::unique_ptr<Command> makeJudgeExportCommand();
std::unique_ptr<Command> makeJudgeImportCommand();
std::unique_ptr<Command> makeJudgeParseCommand();
std::unique_ptr<Command> makeJudgeRescoreCommand();
std::unique_ptr<Command> makeJudgeResumeCommand();
std::unique_ptr<Command> makeJudgeRunCommand();

} // namespace palimpsest
