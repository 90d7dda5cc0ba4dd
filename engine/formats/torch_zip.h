#pragma once

#include "engine/base/result.h"
#include "engine/formats/tensor_file.h"

#include <filesystem>

namespace palimpsest {

/// Reads what Python's torch.save wrote of a state_dict (pytorch_model.bin): a zip with a pickle that is interpreted by
/// a restricted reader (formats/pickle.h), which builds containers and tensors and calls nothing. A dictionary that
/// holds the state_dict under "model", "state_dict" or "model_state_dict" is looked into; other values beside tensors
/// (step counts, settings) are left out. Tensors that shared a storage share it again. Files from before PyTorch 1.6
/// (not a zip) are refused.
Result<TensorFile> readTorchZip(const std::filesystem::path& path);

} // namespace palimpsest
