#pragma once

#include "ui/bridge/run_data.h"

#include <QString>

#include <vector>

namespace palimpsest {

/// The rows of a run directory's samples.csv; none where it is not there or is no such table. Any thread.
std::vector<SampleText> readSampleTexts(const QString& directory);

} // namespace palimpsest
