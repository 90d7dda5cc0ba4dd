#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// The candidate that is most like `word` (fewest letters to change, `-` and `_` being the same) or begins with it;
/// nothing where none is like it.
std::string nearestOf(std::string_view word, const std::vector<std::string>& candidates);

} // namespace palimpsest
