#pragma once

#include "engine/base/result.h"

#include <string>

namespace palimpsest {

class Console;

/// A text that a command takes from one of two flags: `text` as given, or the whole of `file`, its last line break too
/// ("-": standard input). `textFlag` and `fileFlag` name them in errors; exactly one must be given. Bytes that are not
/// UTF-8 become U+FFFD, with a warning.
Result<std::string> readTextSource(const std::string* text, const std::string* file, const std::string& textFlag,
                                   const std::string& fileFlag, Console& console);

} // namespace palimpsest
