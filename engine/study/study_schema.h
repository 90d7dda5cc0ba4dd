#pragma once

#include "engine/store/database.h"

namespace palimpsest {

/// The annotation tables (spec/study.md section 2). Ratings are events and are never changed.
Schema studySchema();

} // namespace palimpsest
