#include "ui/shell/run_state_look.h"

#include <QCoreApplication>

namespace palimpsest {

namespace {

struct Entry {
    const char* state;
    const char* word;
    PillLabel::Tone tone;
    const char* icon;
};

constexpr Entry kStates[] = {
    {"loading", QT_TRANSLATE_NOOP("RunState", "Loading"), PillLabel::Tone::Neutral, "loader"},
    {"validating", QT_TRANSLATE_NOOP("RunState", "Validating"), PillLabel::Tone::Accent, "gauge"},
    {"training", QT_TRANSLATE_NOOP("RunState", "Training"), PillLabel::Tone::Accent, "play"},
    {"paused", QT_TRANSLATE_NOOP("RunState", "Paused"), PillLabel::Tone::Warning, "pause"},
    {"saving", QT_TRANSLATE_NOOP("RunState", "Saving"), PillLabel::Tone::Accent, "save"},
    {"completed", QT_TRANSLATE_NOOP("RunState", "Completed"), PillLabel::Tone::Neutral, "check"},
    {"stopped", QT_TRANSLATE_NOOP("RunState", "Stopped"), PillLabel::Tone::Neutral, "square"},
    {"failed", QT_TRANSLATE_NOOP("RunState", "Failed"), PillLabel::Tone::Danger, "circle-x"},
    {"interrupted", QT_TRANSLATE_NOOP("RunState", "Interrupted"), PillLabel::Tone::Danger, "unplug"},
};

} // namespace

RunStateLook runStateLook(const QString& state)
{
    for (const Entry& entry : kStates) {
        if (state == QLatin1String(entry.state))
            return {QCoreApplication::translate("RunState", entry.word), entry.tone, QLatin1String(entry.icon)};
    }
    return {state, PillLabel::Tone::Neutral, {}};
}

} // namespace palimpsest
