#pragma once

#include "app/cli/command.h"

namespace palimpsest {

// The commands of `palimpsest study`, one file each; listed in study_command.cpp.
std::unique_ptr<Command> makeStudyAgreementCommand();
std::unique_ptr<Command> makeStudyCreateCommand();
std::unique_ptr<Command> makeStudyExportCommand();
std::unique_ptr<Command> makeStudyImportCommand();
std::unique_ptr<Command> makeStudyPackCommand();
std::unique_ptr<Command> makeStudyReportCommand();

} // namespace palimpsest
