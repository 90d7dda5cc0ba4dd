#pragma once

#include "engine/config/run_config.h"

#include <QString>

namespace palimpsest {

/// The word as a POSIX shell reads it back: in single quotes where it has to be.
QString shellQuoted(const QString& word);

/// The command that does what the form would: `palimpsest train` with the settings that differ from the defaults, on
/// one line or (`wrapped`) a setting a line; a shell reads both alike.
QString commandLine(const RunConfig& config, bool overwrite, bool wrapped = false);

} // namespace palimpsest
