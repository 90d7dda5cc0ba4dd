#pragma once

#include "engine/base/result.h"
#include "engine/model/causal_lm.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// The directory of a model: `name` itself if it is one, else the snapshot of that repository
/// ("EleutherAI/gpt-neo-125m") in the local Hugging Face cache ($HF_HUB_CACHE, $HF_HOME/hub, ~/.cache/huggingface/hub).
/// Nothing is downloaded.
Result<std::filesystem::path> findModelDirectory(const std::string& name);

struct LoadedCausalLm {
    std::unique_ptr<CausalLm> model;
    std::filesystem::path directory;
    std::vector<std::string> warnings; ///< tensors of the file that the model does not use
};

/// Loads config.json and the weights (safetensors or .bin, sharded or not), widened to float32. `name`: as in
/// findModelDirectory.
Result<LoadedCausalLm> loadCausalLm(const std::string& name);

/// A new model with random weights from a config.json, initialised as transformers does.
Result<std::unique_ptr<CausalLm>> newCausalLm(const std::filesystem::path& configJson, std::uint64_t seed);

/// Copies the tensors into the model's parameters of the same names and shapes; others are ignored. Error: a parameter
/// that has none.
Status setWeights(CausalLm& model, const NamedTensors& weights);

/// Writes config.json (the fields it was loaded with, vocab_size and torch_dtype as they are now), model.safetensors
/// and generation_config.json, so that transformers loads the directory. `dtype`: float32, float16 or bfloat16.
Status saveCausalLm(CausalLm& model, const std::filesystem::path& directory, torch::ScalarType dtype = torch::kFloat32);

/// Copies what a tokenizer consists of (tokenizer.json, vocab.json, merges.txt, vocab.txt and their configurations),
/// where `from` has it.
Status copyTokenizerFiles(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace palimpsest
