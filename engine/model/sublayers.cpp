#include "engine/model/sublayers.h"

#include "engine/model/activation.h"
#include "engine/model/leaf_gradients.h"

#include <ATen/ops/addmm.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/native_layer_norm.h>
#include <ATen/ops/native_layer_norm_backward.h>
#include <ATen/ops/sum.h>
#include <torch/csrc/autograd/custom_function.h>

namespace palimpsest {

namespace {

using torch::Tensor;

Tensor product(const Tensor& a, const Tensor& b, Precision precision)
{
    if (precision == Precision::BFloat16)
        return at::mm(a.to(torch::kBFloat16), b.to(torch::kBFloat16)).to(torch::kFloat32);
    return at::mm(a, b);
}

struct Normed {
    Tensor value, mean, rstd;
};

Normed normed(const Norm& norm, const Tensor& x)
{
    auto [value, mean, rstd] = at::native_layer_norm(x, {x.size(1)}, norm.weight, norm.bias, norm.epsilon);
    return {value, mean, rstd};
}

/// Gradients with respect to x, the norm's weight and its bias.
std::tuple<Tensor, Tensor, Tensor> normBackward(const Norm& norm, const Tensor& gradient, const Tensor& x,
                                                const Normed& forward)
{
    return at::native_layer_norm_backward(gradient, x, {x.size(1)}, forward.mean, forward.rstd, norm.weight, norm.bias,
                                          {true, true, true});
}

/// What a call of a sublayer is about beside its tensors; kept for the backward pass.
struct Call : torch::CustomClassHolder {
    Call(std::shared_ptr<const DecoderLayer> layer, std::int64_t rows, AttentionMask mask)
        : layer(std::move(layer)),
          rows(rows),
          mask(std::move(mask))
    {
    }
    std::shared_ptr<const DecoderLayer> layer;
    std::int64_t rows;
    AttentionMask mask; ///< not an argument of its own: autograd takes no undefined tensor
};

void keep(torch::autograd::AutogradContext* context, const c10::intrusive_ptr<Call>& call)
{
    context->saved_data["call"] = c10::IValue::make_capsule(call);
}

c10::intrusive_ptr<Call> kept(torch::autograd::AutogradContext* context)
{
    return c10::static_intrusive_pointer_cast<Call>(context->saved_data["call"].toCapsule());
}

/// What a function returns to autograd: the gradient of x. Those of the leaves have been added already, and the call
/// has none.
torch::autograd::variable_list onlyOf(Tensor inputGradient, const std::vector<Tensor>& leaves, std::size_t others)
{
    torch::autograd::variable_list list(1 + leaves.size() + others);
    list.front() = std::move(inputGradient);
    return list;
}

/// Weights of a matrix that stands in `parts` leaves, one below the other, then their biases.
void addLinear(LeafGradients& leaves, const Linear& linear, std::int64_t parts, const Tensor& gradient, const Tensor& x)
{
    const std::vector<Tensor> gradients = gradient.chunk(parts, 1);
    for (const Tensor& part : gradients)
        linear.addWeightGradient(leaves.next(), part, x);
    if (linear.bias.defined())
        for (const Tensor& part : gradients)
            leaves.next().add_(at::sum(part, 0));
}

struct AttentionForward {
    Tensor queryKeyValue;
    AttentionResult attention;
    Tensor sum;
    Tensor output;
};

AttentionForward attentionForward(const DecoderLayer& layer, const Tensor& x, std::int64_t rows,
                                  const AttentionMask& mask)
{
    AttentionForward result;
    result.queryKeyValue = layer.queryKeyValue.apply(layer.normBefore ? layer.attentionNorm.apply(x) : x);
    result.attention = attend(result.queryKeyValue, rows, layer.heads, layer.attentionScale, mask);
    result.sum = layer.attentionOut.applyOnto(x, result.attention.output);
    result.output = layer.normBefore ? result.sum : layer.attentionNorm.apply(result.sum);
    return result;
}

struct AttentionFunction : torch::autograd::Function<AttentionFunction> {
    static Tensor forward(torch::autograd::AutogradContext* context, const Tensor& x, at::TensorList /*leaves*/,
                          const c10::intrusive_ptr<Call>& call, Tensor* queryKeyValueOut)
    {
        const DecoderLayer& layer = *call->layer;
        AttentionForward result = attentionForward(layer, x, call->rows, call->mask);
        if (queryKeyValueOut)
            *queryKeyValueOut = result.queryKeyValue;
        context->save_for_backward({x, result.queryKeyValue, result.attention.output, result.attention.logSumExp,
                                    layer.normBefore ? Tensor() : result.sum});
        keep(context, call);
        return result.output;
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   torch::autograd::variable_list gradients)
    {
        const auto call = kept(context);
        const DecoderLayer& layer = *call->layer;
        const auto saved = context->get_saved_variables();
        const Tensor &x = saved[0], &queryKeyValue = saved[1], &attended = saved[2], &sum = saved[4];
        Tensor sumGradient = gradients[0].contiguous(), normWeight, normBias;
        Normed before;
        if (layer.normBefore)
            before = normed(layer.attentionNorm, x);
        else
            std::tie(sumGradient, normWeight, normBias) =
                normBackward(layer.attentionNorm, sumGradient, sum, normed(layer.attentionNorm, sum));

        const Tensor inner =
            attendBackward(layer.attentionOut.inputGradient(sumGradient), queryKeyValue, {attended, saved[3]},
                           call->rows, layer.heads, layer.attentionScale, call->mask);
        Tensor inputGradient = layer.queryKeyValue.inputGradient(inner);
        if (layer.normBefore)
            std::tie(inputGradient, normWeight, normBias) = normBackward(layer.attentionNorm, inputGradient, x, before);
        inputGradient.add_(sumGradient);

        LeafGradients leaves(layer.attentionLeaves);
        leaves.next().add_(normWeight);
        leaves.next().add_(normBias);
        addLinear(leaves, layer.queryKeyValue, layer.queryKeyValueParts, inner, layer.normBefore ? before.value : x);
        addLinear(leaves, layer.attentionOut, 1, sumGradient, attended);
        return onlyOf(std::move(inputGradient), layer.attentionLeaves, 2);
    }
};

struct MlpForward {
    Tensor inner;
    Tensor sum;
    Tensor output;
};

MlpForward mlpForward(const DecoderLayer& layer, const Tensor& x, bool keepInner)
{
    MlpForward result;
    result.inner = layer.mlpIn.apply(layer.normBefore ? layer.mlpNorm.apply(x) : x);
    const Tensor active =
        keepInner ? activate(result.inner, layer.activation) : activateInPlace(result.inner, layer.activation);
    result.sum = layer.mlpOut.applyOnto(x, active);
    result.output = layer.normBefore ? result.sum : layer.mlpNorm.apply(result.sum);
    return result;
}

struct MlpFunction : torch::autograd::Function<MlpFunction> {
    static Tensor forward(torch::autograd::AutogradContext* context, const Tensor& x, at::TensorList /*leaves*/,
                          const c10::intrusive_ptr<Call>& call)
    {
        MlpForward result = mlpForward(*call->layer, x, true);
        context->save_for_backward({x, result.inner, call->layer->normBefore ? Tensor() : result.sum});
        keep(context, call);
        return result.output;
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   torch::autograd::variable_list gradients)
    {
        const auto call = kept(context);
        const DecoderLayer& layer = *call->layer;
        const auto saved = context->get_saved_variables();
        const Tensor &x = saved[0], &inner = saved[1], &sum = saved[2];
        Tensor sumGradient = gradients[0].contiguous(), normWeight, normBias;
        Normed before;
        if (layer.normBefore)
            before = normed(layer.mlpNorm, x);
        else
            std::tie(sumGradient, normWeight, normBias) =
                normBackward(layer.mlpNorm, sumGradient, sum, normed(layer.mlpNorm, sum));

        const ActivationBackward active =
            activateBackward(layer.mlpOut.inputGradient(sumGradient), inner, layer.activation);
        const Tensor& innerGradient = active.inputGradient;
        Tensor inputGradient = layer.mlpIn.inputGradient(innerGradient);
        if (layer.normBefore)
            std::tie(inputGradient, normWeight, normBias) = normBackward(layer.mlpNorm, inputGradient, x, before);
        inputGradient.add_(sumGradient);

        LeafGradients leaves(layer.mlpLeaves);
        leaves.next().add_(normWeight);
        leaves.next().add_(normBias);
        addLinear(leaves, layer.mlpIn, 1, innerGradient, layer.normBefore ? before.value : x);
        addLinear(leaves, layer.mlpOut, 1, sumGradient, active.value);
        return onlyOf(std::move(inputGradient), layer.mlpLeaves, 1);
    }
};

} // namespace

Linear Linear::outputs(std::int64_t first, std::int64_t count) const
{
    Linear part = *this;
    part.weight = weight.narrow(transposed ? 1 : 0, first, count);
    if (bias.defined())
        part.bias = bias.narrow(0, first, count);
    return part;
}

Tensor Linear::apply(const Tensor& x) const
{
    if (precision == Precision::BFloat16) {
        Tensor y = product(x, matrix(), precision);
        return bias.defined() ? y.add_(bias) : y;
    }
    return bias.defined() ? at::addmm(bias, x, matrix()) : at::mm(x, matrix());
}

Tensor Linear::applyOnto(const Tensor& residual, const Tensor& x) const
{
    Tensor y = precision == Precision::BFloat16 ? product(x, matrix(), precision).add_(residual)
                                                : at::addmm(residual, x, matrix());
    return bias.defined() ? y.add_(bias) : y;
}

Tensor Linear::inputGradient(const Tensor& gradient) const { return product(gradient, matrix().t(), precision); }

void Linear::addWeightGradient(const Tensor& sum, const Tensor& gradient, const Tensor& x) const
{
    const Tensor left = transposed ? x.t() : gradient.t();
    const Tensor& right = transposed ? gradient : x;
    if (precision == Precision::BFloat16)
        sum.add_(product(left, right, precision));
    else
        sum.addmm_(left, right);
}

Tensor Norm::apply(const Tensor& x) const { return normed(*this, x).value; }

Tensor attentionSublayer(const std::shared_ptr<const DecoderLayer>& layer, const Tensor& x, std::int64_t rows,
                         const AttentionMask& mask, Tensor* queryKeyValueOut)
{
    if (!torch::GradMode::is_enabled()) {
        AttentionForward result = attentionForward(*layer, x, rows, mask);
        if (queryKeyValueOut)
            *queryKeyValueOut = std::move(result.queryKeyValue);
        return result.output;
    }
    return AttentionFunction::apply(x, at::TensorList(layer->attentionLeaves),
                                    c10::make_intrusive<Call>(layer, rows, mask), queryKeyValueOut);
}

Tensor mlpSublayer(const std::shared_ptr<const DecoderLayer>& layer, const Tensor& x)
{
    if (!torch::GradMode::is_enabled())
        return mlpForward(*layer, x, false).output;
    return MlpFunction::apply(x, at::TensorList(layer->mlpLeaves),
                              c10::make_intrusive<Call>(layer, 0, AttentionMask{}));
}

} // namespace palimpsest
