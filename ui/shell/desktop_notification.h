#pragma once

#include <QString>

namespace palimpsest {

/// A notification of the desktop (org.freedesktop.Notifications), sent and forgotten; without a desktop that shows them
/// nothing happens.
void notifyDesktop(const QString& summary, const QString& body);

} // namespace palimpsest
