#pragma once

#include <QString>

#include <string_view>

namespace palimpsest {

/// What a form calls a setting: "Learning rate" for "lr". A setting that is not known here is called by its name.
QString fieldTitle(std::string_view name);

} // namespace palimpsest
