#pragma once

#include "engine/project/project.h"

#include <QString>

namespace palimpsest {

/// Brings the candidates of a run directory or table into the project. `experiment`: the folder whose prefixes are
/// taken where the source has no samples.csv beside it; may be empty. Blocks: for a worker.
Result<RunImport> importSource(Project& project, const QString& path, const QString& experiment);

/// Whether a path may hold candidates: a folder, or a CSV file. Reads nothing.
bool mayBeSource(const QString& path);

} // namespace palimpsest
