#pragma once

#include <QKeyEvent>

#include <optional>

namespace palimpsest {

/// The digit 0-9 that a key press means: by its text, on the number pad, and on the top row by its place on the
/// keyboard, where the layout has other characters there (AZERTY). Nothing with Ctrl, Alt or Meta.
std::optional<int> digitOf(const QKeyEvent& event);

} // namespace palimpsest
