#pragma once

#include "engine/base/result.h"
#include "engine/formats/tensor_file.h"

#include <filesystem>

namespace palimpsest {

/// Reads a .safetensors file (F64 F32 F16 BF16 I64 I32 I16 I8 U8 BOOL) without copying it: the tensors are views of the
/// mapped file, but for those that do not stand aligned. The whole header is checked before a byte is used.
Result<TensorFile> readSafetensors(const std::filesystem::path& path);

/// Writes one atomically, tensor by tensor, so that no second copy of the model is made. Larger element types stand
/// first (then as given), so everything is aligned. Tensors that share memory are written once each. `metadata` gets
/// "format": "pt" if it has no format.
Status writeSafetensors(const std::filesystem::path& path, const NamedTensors& tensors,
                        std::map<std::string, std::string> metadata = {});

} // namespace palimpsest
