#pragma once

#include <QDateTime>
#include <QString>

namespace palimpsest {

/// Day and time, short, in the window's language; by the desktop's own format where that speaks the same language.
QString dateText(const QDateTime& time);

} // namespace palimpsest
