#pragma once

#include <QString>

#include <string>

namespace palimpsest {

/// A text of a model or of data as it can be shown: control characters but line feed and tab become their pictures
/// (U+2400 …; a carriage return U+21B5), bidirectional controls, line separators and lone surrogates the replacement
/// character. The length stays, so positions in the one are positions in the other.
QString safeText(QString text);
inline QString safeText(const std::string& text) { return safeText(QString::fromStdString(text)); }

} // namespace palimpsest
