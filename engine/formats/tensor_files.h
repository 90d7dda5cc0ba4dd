#pragma once

#include "engine/base/result.h"
#include "engine/formats/tensor_file.h"

#include <filesystem>
#include <vector>

namespace palimpsest {

/// Loads the weights of a Hugging Face directory: the first that exists of model.safetensors,
/// model.safetensors.index.json with its shards, pytorch_model.bin, pytorch_model.bin.index.json with its shards.
/// A path of a .safetensors or .bin file itself is read too. Fails where a shard is missing, a name stands in two
/// shards or not in the one the index says, or a shard's name leads out of the directory.
Result<TensorFile> loadTensors(const std::filesystem::path& path);

/// The files that loadTensors would read, the index included: what a manifest hashes.
Result<std::vector<std::filesystem::path>> tensorFilesOf(const std::filesystem::path& path);

} // namespace palimpsest
