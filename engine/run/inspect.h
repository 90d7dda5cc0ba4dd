#pragma once

#include "engine/base/result.h"
#include "engine/run/training_needs.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace palimpsest {

/// One thing known of what was inspected.
struct InspectedFact {
    std::string key;   ///< in JSON: "parameters"
    std::string label; ///< in words: "Parameters"
    std::variant<std::int64_t, double, bool, std::string, std::vector<std::int64_t>> value;
    bool bytes = false; ///< the value is a size in bytes
};

struct InspectedTensor {
    std::string name;
    std::string dtype; ///< "float16", as PyTorch names them
    std::vector<std::int64_t> shape;
};

struct Inspection {
    std::string path; ///< as it was found
    std::string kind; ///< "model", "encoder", "tensors", "tokenizer", "npy", "experiment", "run"
    std::vector<InspectedFact> facts;
    std::vector<InspectedTensor> tensors;
    std::vector<std::string> warnings;
    std::optional<DecoderSizes> decoder = {}; ///< of a model with weights: for runNeeds()
};

/// Says what stands at `path`: a model, tokenizer, experiment or run directory, a repository id of the local cache, or
/// a .npy, .safetensors or .bin file. Tensors are mapped, not read; nothing is written.
Result<Inspection> inspectPath(const std::string& path);

/// One object: kind, path, the facts under their keys, tensors [{"name", "dtype", "shape"}], warnings.
std::string toJson(const Inspection& inspection);

/// The same in words, a fact a line, then a table of tensors.
std::string toText(const Inspection& inspection);

} // namespace palimpsest
