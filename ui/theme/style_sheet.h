#pragma once

#include <QPalette>
#include <QString>

namespace palimpsest {

/// The application's palette and style sheet out of the theme's tokens, on top of the Fusion style.
QPalette themePalette();
QString themeStyleSheet();

} // namespace palimpsest
