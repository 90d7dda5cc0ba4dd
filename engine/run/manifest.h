#pragma once

#include "engine/base/result.h"
#include "engine/config/run_config.h"
#include "engine/run/run_inputs.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest {

/// manifest.json: what a run was computed with, so that another can be compared with it: versions, device, threads,
/// seed, profile, and the SHA-256 of every file of model, tokenizers, encoder and experiment.
Result<std::string> makeManifest(const RunConfig& config, const RunInputs& inputs, const std::string& runId,
                                 std::int64_t threads);

/// Compares the manifest of an interrupted run with that of its continuation. Other files are an error that names them;
/// other versions or threads, under which the numbers may differ in their last bits, are returned as warnings.
Result<std::vector<std::string>> compareManifests(const std::filesystem::path& before, const std::string& now);

} // namespace palimpsest
