#pragma once

#include "engine/base/result.h"
#include "ui/theme/theme.h"

#include <QStringList>

#include <optional>

namespace palimpsest {

/// What the program was started with.
struct WorkbenchOptions {
    QString screenshots; ///< folder for one PNG a page; empty: an ordinary window
    std::optional<ThemeChoice> theme;
    QString language;  ///< "de", this time only; empty: the user's, pictures in English
    int scale = 0;     ///< device pixels a pixel of the pictures; 0: the screen's own
    QString run;       ///< run directory to look at
    QString project;   ///< folder of the annotation and judge pages
    bool demo = false; ///< begin with the demo's training
    QString output;    ///< for --help and --version: what to print instead of starting
    QStringList paths; ///< opened as if they had been dropped on the window
};

/// `arguments` with the program's name first. An error of kind Usage says what is wrong. Needs no application object.
Result<WorkbenchOptions> parseWorkbenchOptions(const QStringList& arguments);

} // namespace palimpsest
