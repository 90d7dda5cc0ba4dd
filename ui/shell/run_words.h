#pragma once

#include <QString>

namespace palimpsest {

/// What the engine says of a run, in the window's words and language. What is not known here is shown as it was said:
/// other versions and the reference say other things.

/// Progress::phase ("Epoch 3: training").
QString phaseText(const QString& phase);
/// RunFinished::reason ("Epoch 3 should stop, left 0").
QString outcomeText(const QString& reason);

} // namespace palimpsest
