#include "engine/model/leaf_gradients.h"

#include <ATen/ops/embedding.h>
#include <ATen/ops/zeros_like.h>
#include <torch/csrc/autograd/custom_function.h>

namespace palimpsest {

namespace {

using torch::Tensor;

struct LookUpFunction : torch::autograd::Function<LookUpFunction> {
    static Tensor forward(torch::autograd::AutogradContext* context, const Tensor& table, const Tensor& ids)
    {
        context->save_for_backward({table, ids});
        return at::embedding(table, ids);
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                   torch::autograd::variable_list gradients)
    {
        const auto saved = context->get_saved_variables();
        const Tensor &table = saved[0], &ids = saved[1];
        gradientOf(table).index_add_(0, ids.reshape({-1}), gradients[0].reshape({-1, table.size(1)}));
        return {Tensor(), Tensor()};
    }
};

} // namespace

Tensor gradientOf(const Tensor& leaf)
{
    Tensor& gradient = leaf.mutable_grad();
    if (!gradient.defined())
        gradient = at::zeros_like(leaf.detach());
    return gradient;
}

Tensor lookUp(const Tensor& table, const Tensor& ids)
{
    return torch::GradMode::is_enabled() ? LookUpFunction::apply(table, ids) : at::embedding(table, ids);
}

} // namespace palimpsest
