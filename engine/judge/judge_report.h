#pragma once

#include "engine/judge/judge_session.h"
#include "engine/project/project.h"

#include <string>

namespace palimpsest {

/// "37/128 graded, 2 failed, 4 under way, $0.12 of $1 and 1 call unknown (≤ $0.01)".
std::string judgeProgressLine(const JudgeProgress& progress);

/// Where a run ended and what its models scored: lines for people, or one JSON object.
Result<std::string> judgeReport(Project& project, std::int64_t run, const JudgeProgress& progress, bool json);

} // namespace palimpsest
