#pragma once

#include <QString>

class QCoreApplication;

namespace palimpsest {

/// Installs the texts of resources/translations and Qt's own for a language ("de"); an empty one means the desktop's.
/// English needs none. Call it before the first widget.
void installTranslations(QCoreApplication* application, const QString& language);

} // namespace palimpsest
