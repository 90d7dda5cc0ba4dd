#pragma once

#include "engine/base/result.h"

#include <QString>

namespace palimpsest {

/// palimpsest-rater beside the running program, else on PATH. The error says what to install or run instead.
Result<QString> findRaterProgram();

/// Starts it on a pack, as a process of its own that outlives this one.
Status startRater(const QString& program, const QString& pack);

} // namespace palimpsest
