#pragma once

#include "ui/theme/theme.h"

#include <QString>

namespace palimpsest {

/// What the user set once for all runs, kept in QSettings group "preferences".
struct Preferences {
    ThemeChoice theme = ThemeChoice::System;
    double fontScale = 1.0; ///< 0.8 to 2
    QString language;       ///< "en", "de"; empty: the system's
    QString runsFolder;     ///< where new runs go
    QString modelsFolder;   ///< where pickers begin
    QString dataFolder;
    int threads = 0; ///< a new run's; 0: all cores
    bool notify = true;

    bool operator==(const Preferences&) const = default;
};

inline constexpr double kSmallestFontScale = 0.8;
inline constexpr double kLargestFontScale = 2.0;

/// With defaults for what was never set: runs in ~/Palimpsest/runs.
Preferences loadPreferences();
void savePreferences(const Preferences& preferences);

} // namespace palimpsest
