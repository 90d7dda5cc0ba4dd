#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <string>

namespace palimpsest {

/// Writes what an experiment's forget rows say as `folder`/samples-<experiment>.csv (run_tables.h) and returns its
/// path: the prefixes of result folders that have no samples.csv, such as the reference implementation's.
/// `rowTokenizer`: the tokenizer of the rows' ids, as --gpt2_name takes it.
Result<std::filesystem::path> saveExperimentSamples(const std::filesystem::path& experiment,
                                                    const std::string& rowTokenizer,
                                                    const std::filesystem::path& folder);

} // namespace palimpsest
