#pragma once

#include "engine/base/result.h"

#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace palimpsest {

/// A completion script for "bash", "zsh" or "fish", made from the tree of commands and flags under `root`.
Result<std::string> completionScript(const CLI::App& root, std::string_view shell);

} // namespace palimpsest
