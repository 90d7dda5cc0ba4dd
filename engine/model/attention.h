#pragma once

#include "engine/model/decoder_plan.h"

#include <torch/types.h>

#include <cstdint>

namespace palimpsest {

/// Which keys a query sees, for one forward pass over rows of T tokens.
struct AttentionMask {
    torch::Tensor bias;        ///< [1 or B, 1, T or 1, T] added to the scores; undefined: none
    bool causal = true;        ///< without a bias: a query sees what stands before it
    bool sameGradients = true; ///< false: the fused kernel's backward is wrong for queries that see no key
};

/// The masks of the layers of one pass: local ones see a window.
struct AttentionMasks {
    AttentionMask global;
    AttentionMask local;
};

/// `mask` [B, T] bool or undefined. `window` is 0 where the model has no local layer.
AttentionMasks attentionMasks(const torch::Tensor& mask, std::int64_t length, std::int64_t window, BlindQuery blind);

/// Every token sees every real token.
AttentionMask encoderMask(const torch::Tensor& mask, std::int64_t length);

/// True where no query is restricted beyond causality: then no mask is built.
bool allVisible(const torch::Tensor& mask);

struct AttentionResult {
    torch::Tensor output;    ///< [N, d]
    torch::Tensor logSumExp; ///< [B, H, T], what the fused kernel's backward needs
};

/// softmax(scale · q kᵀ + mask) v of all heads. `queryKeyValue`: [N = B·T, 3d].
AttentionResult attend(const torch::Tensor& queryKeyValue, std::int64_t rows, std::int64_t heads, double scale,
                       const AttentionMask& mask);

/// Gradient with respect to `queryKeyValue`.
torch::Tensor attendBackward(const torch::Tensor& gradient, const torch::Tensor& queryKeyValue,
                             const AttentionResult& result, std::int64_t rows, std::int64_t heads, double scale,
                             const AttentionMask& mask);

} // namespace palimpsest
