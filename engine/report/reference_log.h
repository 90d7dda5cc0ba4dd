#pragma once

#include "engine/report/run_record.h"

namespace palimpsest {

/// Adds what a res.log in the reference's format says (spec/icu.md section 4): settings, steps and the end.
void readReferenceLog(RunRecord& record);

} // namespace palimpsest
