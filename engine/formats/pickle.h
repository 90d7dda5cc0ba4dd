#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// A tensor as torch.save pickles it: a view of a storage that stands elsewhere.
struct PickledTensor {
    std::string name;
    std::string storage;          ///< key of the storage's record; tensors with the same key share memory
    std::string type;             ///< "F32", as safetensors calls it
    std::int64_t storageSize = 0; ///< elements
    std::int64_t offset = 0;      ///< elements
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides; ///< elements, none negative; the view lies in the storage
};

/// Interprets the data.pkl of a torch.save file and returns the tensors of its state_dict, in order. The interpreter
/// has no way to call anything: it builds containers, and knows OrderedDict, _rebuild_tensor_v2, _rebuild_parameter and
/// the storage types by name; any other name is refused. Looks into "model", "state_dict" or "model_state_dict" where
/// the outer dictionary has one; values that are no tensors are left out. Time and memory grow with the text at most.
Result<std::vector<PickledTensor>> unpickleStateDict(std::string_view pickle);

} // namespace palimpsest
