#pragma once

#include <QString>

#include <string_view>

namespace palimpsest {

/// A text of the engine that is marked with PALIMPSEST_TEXT(context, …), in the window's language.
QString engineText(const char* context, std::string_view text);

} // namespace palimpsest
