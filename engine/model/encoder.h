#pragma once

#include "engine/base/result.h"

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace palimpsest {

/// What a BERT is, read from config.json.
struct EncoderConfig {
    std::int64_t vocabularySize = 0;
    std::int64_t hiddenSize = 0;
    std::int64_t layers = 0;
    std::int64_t heads = 0;
    std::int64_t innerSize = 0;
    std::int64_t maxPositions = 0;
    std::int64_t tokenTypes = 2;
    std::int64_t padId = 0;
    double normEpsilon = 1e-12;
};

/// A bidirectional encoder for BERTScore and for pairing. Inference only; not thread-safe.
class Encoder {
public:
    virtual ~Encoder() = default;

    virtual const EncoderConfig& config() const = 0;

    /// Hidden states after `layer` layers (0: the embeddings) of ids [B, T] int64 with mask [B, T] bool; [B, T, d].
    /// Layers above are not computed. What stands at masked positions means nothing.
    virtual torch::Tensor hidden(const torch::Tensor& ids, const torch::Tensor& mask, std::int64_t layer) = 0;
};

struct LoadedEncoder {
    std::unique_ptr<Encoder> encoder;
    std::filesystem::path directory;
};

/// Loads a BERT; `name` as in findModelDirectory. Another model_type is an error.
Result<LoadedEncoder> loadEncoder(const std::string& name);

} // namespace palimpsest
