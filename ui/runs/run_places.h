#pragma once

#include <QString>

namespace palimpsest {

class RunLibrary;

/// Lets the library look where runs are: the user's folder of runs, what was opened lately, and `besides`.
void lookInUsualPlaces(RunLibrary& library, const QString& besides = {});

} // namespace palimpsest
