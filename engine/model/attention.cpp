#include "engine/model/attention.h"

#include <ATen/ops/_scaled_dot_product_flash_attention_for_cpu.h>
#include <ATen/ops/_scaled_dot_product_flash_attention_for_cpu_backward.h>
#include <ATen/ops/_softmax.h>
#include <ATen/ops/_softmax_backward_data.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/full.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/scalar_tensor.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/where.h>

#include <limits>

namespace palimpsest {

namespace {

constexpr float kLeast = std::numeric_limits<float>::lowest();
constexpr float kNever = -std::numeric_limits<float>::infinity();

/// [T, T] bool: key j is visible to query i.
torch::Tensor visible(std::int64_t length, std::int64_t window)
{
    const torch::Tensor positions = at::arange(length, torch::kInt64);
    const torch::Tensor distance = positions.unsqueeze(1) - positions.unsqueeze(0);
    const torch::Tensor causal = distance.ge(0);
    return window > 0 ? causal.logical_and(distance.lt(window)) : causal;
}

torch::Tensor scalar(float value) { return at::scalar_tensor(value, torch::kFloat32); }

/// transformers adds the least float for a hidden key, and once more for a second reason to hide it. A score drowns in
/// it, so a query without any visible key gives equal weight to whatever was hidden for one reason only.
torch::Tensor maskBias(const torch::Tensor& mask, std::int64_t length, std::int64_t window, BlindQuery blind)
{
    const torch::Tensor inSight = visible(length, window);
    const torch::Tensor real = mask.unsqueeze(1).unsqueeze(1); // [B, 1, 1, T]
    const torch::Tensor seen = inSight.logical_and(real);      // [B, 1, T, T]
    if (blind == BlindQuery::AllPositions)
        return at::where(seen, scalar(0.0F), scalar(kLeast));
    // Hidden once: a pad in sight, or a real key before the window.
    const torch::Tensor once = window > 0 ? at::where(real, visible(length, 0), inSight) : inSight;
    return at::where(seen, scalar(0.0F), at::where(once, scalar(kLeast), scalar(kNever)));
}

AttentionMask layerMask(const torch::Tensor& mask, std::int64_t length, std::int64_t window, BlindQuery blind)
{
    AttentionMask result;
    if (mask.defined()) {
        result.bias = maskBias(mask, length, window, blind);
        // The fused kernel's backward takes exp(score − logsumexp), where a least float swallows the logarithm. For
        // AllPositions that is also what transformers computes on a CPU, and is kept.
        result.sameGradients = blind == BlindQuery::AllPositions;
    } else if (window > 0 && window < length) {
        result.bias = at::where(visible(length, window), scalar(0.0F), scalar(kNever)).unsqueeze(0).unsqueeze(0);
    }
    return result;
}

struct Heads {
    torch::Tensor query, key, value; // [B, H, T, d / H], views
};

Heads splitHeads(const torch::Tensor& queryKeyValue, std::int64_t rows, std::int64_t heads)
{
    const std::int64_t width = queryKeyValue.size(1) / 3;
    const torch::Tensor all =
        queryKeyValue.view({rows, queryKeyValue.size(0) / rows, 3, heads, width / heads}).permute({2, 0, 3, 1, 4});
    return {all[0], all[1], all[2]};
}

torch::Tensor probabilities(const Heads& h, double scale, const torch::Tensor& bias)
{
    torch::Tensor scores = at::matmul(h.query, h.key.transpose(-2, -1));
    if (scale != 1.0)
        scores.mul_(scale);
    return at::_softmax(scores.add_(bias), -1, false);
}

torch::Tensor merge(const torch::Tensor& perHead)
{
    return perHead.transpose(1, 2).reshape({perHead.size(0) * perHead.size(2), perHead.size(1) * perHead.size(3)});
}

} // namespace

bool allVisible(const torch::Tensor& mask) { return !mask.defined() || mask.all().item<bool>(); }

AttentionMasks attentionMasks(const torch::Tensor& mask, std::int64_t length, std::int64_t window, BlindQuery blind)
{
    AttentionMasks masks;
    masks.global = layerMask(mask, length, 0, blind);
    if (window > 0)
        masks.local = layerMask(mask, length, window, blind);
    return masks;
}

AttentionMask encoderMask(const torch::Tensor& mask, std::int64_t length)
{
    AttentionMask result;
    result.causal = false;
    if (mask.defined())
        result.bias = at::where(mask, scalar(0.0F), scalar(kLeast)).view({mask.size(0), 1, 1, length});
    return result;
}

AttentionResult attend(const torch::Tensor& queryKeyValue, std::int64_t rows, std::int64_t heads, double scale,
                       const AttentionMask& mask)
{
    const Heads h = splitHeads(queryKeyValue, rows, heads);
    auto [output, logSumExp] = at::_scaled_dot_product_flash_attention_for_cpu(
        h.query, h.key, h.value, 0.0, !mask.bias.defined() && mask.causal,
        mask.bias.defined() ? std::optional<torch::Tensor>(mask.bias) : std::nullopt, scale);
    return {merge(output), logSumExp};
}

torch::Tensor attendBackward(const torch::Tensor& gradient, const torch::Tensor& queryKeyValue,
                             const AttentionResult& result, std::int64_t rows, std::int64_t heads, double scale,
                             const AttentionMask& mask)
{
    const Heads h = splitHeads(queryKeyValue, rows, heads);
    const std::int64_t length = queryKeyValue.size(0) / rows;
    const auto perHead = [&](const torch::Tensor& tensor) {
        return tensor.view({rows, length, heads, tensor.size(1) / heads}).transpose(1, 2);
    };
    const torch::Tensor outputGradient = perHead(gradient);
    torch::Tensor query, key, value;
    if (!mask.sameGradients) {
        const torch::Tensor weights = probabilities(h, scale, mask.bias);
        value = at::matmul(weights.transpose(-2, -1), outputGradient);
        const torch::Tensor weightsGradient = at::matmul(outputGradient, h.value.transpose(-2, -1));
        torch::Tensor scores = at::_softmax_backward_data(weightsGradient, weights, -1, torch::kFloat32);
        if (scale != 1.0)
            scores.mul_(scale);
        query = at::matmul(scores, h.key);
        key = at::matmul(scores.transpose(-2, -1), h.query);
    } else {
        std::tie(query, key, value) = at::_scaled_dot_product_flash_attention_for_cpu_backward(
            outputGradient, h.query, h.key, h.value, perHead(result.output), result.logSumExp, 0.0,
            !mask.bias.defined() && mask.causal,
            mask.bias.defined() ? std::optional<torch::Tensor>(mask.bias) : std::nullopt, scale);
    }
    return at::stack({query.transpose(1, 2), key.transpose(1, 2), value.transpose(1, 2)}, 2)
        .view({queryKeyValue.size(0), queryKeyValue.size(1)});
}

} // namespace palimpsest
