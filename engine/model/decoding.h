#pragma once

#include "engine/model/generation.h"

#include <torch/types.h>

#include <cstdint>
#include <span>

namespace palimpsest {

/// Memory that the tails and prompts of one chunk may take.
inline constexpr std::int64_t kDecodingBudget = std::int64_t(384) << 20;

/// Bytes that one token costs in a cache.
std::int64_t cacheBytesPerToken(const CausalLmConfig& config);

/// Logits [R, V] of hidden states [R, d], no gradients.
torch::Tensor logitsOf(const CausalLm& model, const torch::Tensor& hidden);

torch::Tensor idTensor(std::span<const std::int64_t> ids);

/// Rows begin … begin + count − 1 of a batch.
TokenBatch rowsOf(const TokenBatch& batch, std::int64_t begin, std::int64_t count);

/// Scores after temperature, top_k and top_p, in that order, as transformers' warpers have them.
torch::Tensor warpLogits(torch::Tensor logits, const GenerationOptions& options);

Error interrupted();

/// Beam search of a chunk of rows (beam_search.cpp).
Result<GeneratedRows> searchBeams(CausalLm& model, const TokenBatch& prompts, const GenerationOptions& options);

} // namespace palimpsest
