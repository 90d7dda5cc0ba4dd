#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// A text as raters see it: without the special tokens of the study's tokenizers and without white space at its end.
std::string shownText(std::string_view raw, const std::vector<std::string>& specialTokens);

} // namespace palimpsest
