#pragma once

#include "ui/theme/pill_label.h"

#include <QString>

namespace palimpsest {

/// How a run's state (RunModel::state) is shown, the same everywhere.
struct RunStateLook {
    QString word;
    PillLabel::Tone tone = PillLabel::Tone::Neutral;
    QString icon;
};

RunStateLook runStateLook(const QString& state);

} // namespace palimpsest
