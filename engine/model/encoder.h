#pragma once

#include "engine/base/result.h"

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace palimpsest {

struct EncoderConfig {
    std::string modelType; ///< "bert"
    std::int64_t vocabularySize = 0;
    std::int64_t hiddenSize = 0;
    std::int64_t layers = 0;
    std::int64_t heads = 0;
    std::int64_t maxPositions = 0;
};

/// A bidirectional encoder, for BERTScore and for sentence vectors. Inference only. Not thread-safe.
class Encoder {
public:
    virtual ~Encoder() = default;

    virtual const EncoderConfig& config() const = 0;

    /// Hidden states [B, T, d] behind `layer` (0: the embeddings; 1 … layers), computed no further than that.
    /// ids: [B, T] int64; mask: [B, T] bool, true where a token may be attended to, undefined: everywhere. Token types
    /// are 0, positions 0 … T−1.
    virtual torch::Tensor hidden(const torch::Tensor& ids, const torch::Tensor& mask, std::int64_t layer) = 0;
};

struct LoadedEncoder {
    std::unique_ptr<Encoder> encoder;
    std::filesystem::path directory;
    std::vector<std::string> warnings; ///< tensors of the file that the encoder does not use
};

/// Loads a BERT from a directory or from the local Hugging Face cache (findModelDirectory). Heads of pre-training and
/// the pooler are ignored.
Result<LoadedEncoder> loadEncoder(const std::string& name);

} // namespace palimpsest
