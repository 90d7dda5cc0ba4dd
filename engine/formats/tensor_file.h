#pragma once

#include <torch/types.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest {

/// Tensors by name, in order.
using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

/// What a file or a directory of tensors holds.
struct TensorFile {
    /// In the file's order, in its data types. Where the file allows it they are views of the mapped file, which stays
    /// mapped as long as one of them lives; they may be written to, the file never changes.
    NamedTensors tensors;
    std::map<std::string, std::string> metadata;
};

/// The tensor of that name, or nullptr.
inline const torch::Tensor* findTensor(const NamedTensors& tensors, const std::string& name)
{
    for (const auto& [key, tensor] : tensors)
        if (key == name)
            return &tensor;
    return nullptr;
}

} // namespace palimpsest
