#pragma once

#include "engine/report/run_record.h"

namespace palimpsest {

/// Adds to a record what its folder's samples.csv, epoch<k>.csv (or unlearn.csv), valid.csv, score.csv, utility.csv and
/// res.log say and the journal did not. What is missing or cannot be read is noted in `lacks`.
void addTables(RunRecord& record);

} // namespace palimpsest
