#pragma once

#include "engine/base/files.h"

#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// LibTorch's type of an element type as safetensors calls it ("F32"), Undefined for an unknown one; and back, empty
/// for a type that safetensors has no name for.
torch::ScalarType scalarTypeOf(std::string_view name);
std::string typeNameOf(torch::ScalarType type);

/// The elements that stand in `file` from byte `begin` on, in C order: a view that keeps the file mapped, or a copy
/// where they are not aligned or are truth values (which are normalised to 0 and 1). The range must lie in the file.
torch::Tensor mappedTensor(const std::shared_ptr<MappedFile>& file, std::uint64_t begin, std::string_view type,
                           const std::vector<std::int64_t>& shape);

} // namespace palimpsest
