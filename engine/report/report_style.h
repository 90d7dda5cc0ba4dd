#pragma once

#include <string_view>

namespace palimpsest {

/// The page's style sheet: light and dark by the reader's own setting, every colour a named token.
std::string_view reportStyle();

/// The page's script: values under the pointer in charts, search in texts. The page says all it has to say without it.
std::string_view reportScript();

} // namespace palimpsest
