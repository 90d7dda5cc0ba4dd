#pragma once

#include "engine/store/database.h"

namespace palimpsest {

/// The tables of the judge (spec/judge.md section 2).
const Schema& judgeSchema();

} // namespace palimpsest
