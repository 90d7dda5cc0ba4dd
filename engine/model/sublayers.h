#pragma once

#include "engine/model/attention.h"
#include "engine/model/decoder_plan.h"

#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace palimpsest {

/// A matrix and its bias as a checkpoint stores them: [out, in], or [in, out] if transposed. No gradients: they share
/// memory with the leaves.
struct Linear {
    torch::Tensor weight;
    torch::Tensor bias; ///< may be undefined
    bool transposed = false;
    Precision precision = Precision::Float32;

    /// The part that computes outputs first … first + count − 1; a view.
    Linear outputs(std::int64_t first, std::int64_t count) const;
    /// weight as [in, out]
    torch::Tensor matrix() const { return transposed ? weight : weight.t(); }
    /// x [N, in] → [N, out]
    torch::Tensor apply(const torch::Tensor& x) const;
    /// residual + apply(x), in a new tensor
    torch::Tensor applyOnto(const torch::Tensor& residual, const torch::Tensor& x) const;
    /// Gradient with respect to x.
    torch::Tensor inputGradient(const torch::Tensor& gradient) const;
    /// Adds the gradient with respect to the weight to `sum`, shaped as the weight is stored. `gradient` and `sum` may
    /// be those of some of the outputs only.
    void addWeightGradient(const torch::Tensor& sum, const torch::Tensor& gradient, const torch::Tensor& x) const;
};

struct Norm {
    torch::Tensor weight;
    torch::Tensor bias;
    double epsilon = 1e-5;

    torch::Tensor apply(const torch::Tensor& x) const;
};

/// One block of a decoder, and the leaves of its parameters in the order in which a sublayer adds to their gradients.
struct DecoderLayer {
    Norm attentionNorm;
    Linear queryKeyValue;
    Linear query;    ///< the first third of it
    Linear keyValue; ///< the other two
    Linear attentionOut;
    Norm mlpNorm;
    Linear mlpIn;
    Linear mlpOut;
    std::int64_t queryKeyValueParts = 1; ///< in how many leaves queryKeyValue stands
    std::int64_t heads = 1;
    double attentionScale = 1.0;
    std::int64_t window = 0;
    bool normBefore = true;
    Activation activation = Activation::GeluTanh;
    /// norm weight, norm bias, then the parts of queryKeyValue: weights, biases, then out weight, bias; those that
    /// exist.
    std::vector<torch::Tensor> attentionLeaves;
    /// norm weight, norm bias, in weight, in bias, out weight, out bias.
    std::vector<torch::Tensor> mlpLeaves;
};

/// x + attention(norm(x)), or norm(x + attention(x)); x: [N = B·T, d]. Differentiable where gradients are on: what the
/// backward pass needs beside x is the query, key and value matrix and the attention's output; the rest is computed
/// again. `queryKeyValueOut` receives [N, 3d] (not differentiable).
torch::Tensor attentionSublayer(const std::shared_ptr<const DecoderLayer>& layer, const torch::Tensor& x,
                                std::int64_t rows, const AttentionMask& mask,
                                torch::Tensor* queryKeyValueOut = nullptr);

/// x + mlp(norm(x)), or norm(x + mlp(x)). Keeps the input of the activation.
torch::Tensor mlpSublayer(const std::shared_ptr<const DecoderLayer>& layer, const torch::Tensor& x);

} // namespace palimpsest
