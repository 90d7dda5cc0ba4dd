#include "engine/model/activation.h"

#include "engine/model/vector_math.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/gelu_backward.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/tanh.h>
#include <ATen/ops/threshold_backward.h>

#include <algorithm>

namespace palimpsest {

namespace {

using torch::Tensor;

// GELU by tanh (Hendrycks & Gimpel 2016): x/2 · (1 + tanh u), u = √(2/π) · (x + 0.044715 x³).
constexpr float kSlope = 0.79788456F;
constexpr float kCube = 0.044715F;

/// Numbers a thread works on at a time: they stay in its cache.
constexpr std::int64_t kBlock = 16'384;

/// LibTorch's own kernel takes a tanh that is slower than its torch.tanh, and its backward pass, which does not give
/// f(x), takes it once more: f(x) and the gradient of 1600 × 3072 numbers cost 15 ms on two cores, 6 ms as below.
bool byBlocks(const Tensor& x, Activation activation)
{
    return activation == Activation::GeluTanh && x.is_cpu() && x.scalar_type() == torch::kFloat32 && x.is_contiguous();
}

void innerPolynomial(const float* __restrict x, float* __restrict u, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        u[i] = kSlope * (x[i] + kCube * x[i] * x[i] * x[i]);
}

void valueFromTanh(const float* __restrict x, float* __restrict tanh, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i)
        tanh[i] = 0.5F * x[i] * (1.0F + tanh[i]);
}

void backwardFromTanh(const float* __restrict x, float* __restrict tanh, float* __restrict gradient, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; ++i) {
        const float square = x[i] * x[i];
        const float half = 0.5F * (1.0F + tanh[i]);
        const float slope = kSlope * (1.0F + 3.0F * kCube * square);
        gradient[i] *= half + 0.5F * x[i] * (1.0F - tanh[i] * tanh[i]) * slope;
        tanh[i] = x[i] * half;
    }
}

/// finish(begin, tanh, count) for each block, `tanh` being its block of tanh u.
template <typename Finish>
void withInnerTanh(const Tensor& x, const Finish& finish)
{
    settleVectorMath();
    const float* const numbers = x.const_data_ptr<float>();
    const std::int64_t all = x.numel();
    at::parallel_for(0, (all + kBlock - 1) / kBlock, 1, [&](std::int64_t first, std::int64_t last) {
        const Tensor scratch = at::empty({kBlock}, x.options());
        for (std::int64_t block = first; block < last; ++block) {
            const std::int64_t begin = block * kBlock;
            const std::int64_t count = std::min(kBlock, all - begin);
            Tensor part = scratch.narrow(0, 0, count);
            innerPolynomial(numbers + begin, part.mutable_data_ptr<float>(), count);
            part.tanh_();
            finish(begin, part.mutable_data_ptr<float>(), count);
        }
    });
}

/// `out` may be x itself.
void geluTo(const Tensor& out, const Tensor& x)
{
    const float* const from = x.const_data_ptr<float>();
    float* const to = out.mutable_data_ptr<float>();
    withInnerTanh(x, [&](std::int64_t begin, float* tanh, std::int64_t count) {
        valueFromTanh(from + begin, tanh, count);
        std::copy_n(tanh, count, to + begin);
    });
}

const char* approximation(Activation activation) { return activation == Activation::GeluTanh ? "tanh" : "none"; }

} // namespace

Tensor activate(const Tensor& x, Activation activation)
{
    if (activation == Activation::Relu)
        return at::relu(x);
    if (!byBlocks(x, activation))
        return at::gelu(x, approximation(activation));
    Tensor value = at::empty_like(x);
    geluTo(value, x);
    return value;
}

Tensor activateInPlace(Tensor& x, Activation activation)
{
    if (activation == Activation::Relu)
        return at::relu_(x);
    if (!byBlocks(x, activation))
        return at::gelu_(x, approximation(activation));
    geluTo(x, x);
    return x;
}

ActivationBackward activateBackward(Tensor gradient, const Tensor& x, Activation activation)
{
    if (activation == Activation::Relu)
        return {at::relu(x), at::threshold_backward(gradient, x, 0)};
    if (!byBlocks(x, activation) || !byBlocks(gradient, activation))
        return {at::gelu(x, approximation(activation)), at::gelu_backward(gradient, x, approximation(activation))};
    Tensor value = at::empty_like(x);
    const float* const from = x.const_data_ptr<float>();
    float* const to = value.mutable_data_ptr<float>();
    float* const gradients = gradient.mutable_data_ptr<float>();
    withInnerTanh(x, [&](std::int64_t begin, float* tanh, std::int64_t count) {
        backwardFromTanh(from + begin, tanh, gradients + begin, count);
        std::copy_n(tanh, count, to + begin);
    });
    return {std::move(value), std::move(gradient)};
}

} // namespace palimpsest
