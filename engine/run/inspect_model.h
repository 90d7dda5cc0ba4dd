#pragma once

#include "engine/base/result.h"
#include "engine/run/inspect.h"
#include "engine/text/tokenizer.h"

#include <filesystem>

namespace palimpsest {

/// A directory with a config.json: family, sizes, tensors, and what training and evaluating it need.
Result<Inspection> inspectModel(const std::filesystem::path& folder);

/// A file of tensors, or a directory with nothing but such files.
Result<Inspection> inspectTensors(const std::filesystem::path& path);

void addTokenizerFacts(Inspection& inspection, const Tokenizer& tokenizer);

} // namespace palimpsest
