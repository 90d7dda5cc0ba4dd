#pragma once

#include <string>
#include <string_view>

namespace palimpsest {

/// What both parsers make of a reply as one JSON object: {"outcome", "value" (number or null), "reference_result"}.
std::string parseReport(std::string_view reply);

} // namespace palimpsest
