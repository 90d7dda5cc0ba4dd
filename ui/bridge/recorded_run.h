#pragma once

#include "engine/config/run_config.h"
#include "ui/bridge/journal_tail.h"
#include "ui/bridge/run_data.h"

#include <QString>

#include <memory>
#include <vector>

namespace palimpsest {

/// What stands in a run directory, read whole.
struct RecordedRun {
    QString error; ///< why nothing could be read; empty: it could
    RunConfig config;
    RunData data;
    std::vector<SampleText> samples;
    bool reference = false;            ///< no journal: the reference's own result folder
    bool held = false;                 ///< another process writes it
    std::shared_ptr<JournalTail> tail; ///< goes on behind `data`; none for a reference folder
};

/// Reads a directory of a run or of the reference's results. Takes as long as the files are long: not for the GUI
/// thread.
RecordedRun readRecordedRun(const QString& directory);

} // namespace palimpsest
