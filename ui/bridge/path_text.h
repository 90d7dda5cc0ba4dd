#pragma once

#include <QFile>
#include <QString>

#include <filesystem>

namespace palimpsest {

inline std::filesystem::path pathOf(const QString& text) { return QFile::encodeName(text).toStdString(); }

} // namespace palimpsest
