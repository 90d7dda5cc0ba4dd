#include "ui/rater/rating_keys.h"

namespace palimpsest {

std::optional<int> digitOf(const QKeyEvent& event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return std::nullopt;
    if (event.key() >= Qt::Key_0 && event.key() <= Qt::Key_9)
        return event.key() - Qt::Key_0;
    // Codes of X11 and Wayland for the keys 1 to 9 and 0, counted from 10.
    constexpr quint32 kFirst = 10, kLast = 19;
    const quint32 code = event.nativeScanCode();
    if (code < kFirst || code > kLast)
        return std::nullopt;
    return int(code - kFirst + 1) % 10;
}

} // namespace palimpsest
