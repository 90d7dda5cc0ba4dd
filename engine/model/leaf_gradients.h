#pragma once

#include <torch/types.h>

#include <cstddef>
#include <vector>

namespace palimpsest {

/// A leaf's gradient, made of zeros where there is none yet.
torch::Tensor gradientOf(const torch::Tensor& leaf);

/// Adds to the gradients of a function's leaves, one after another in their order, while it runs backward. Autograd
/// would have each gradient stored by itself and then added, which costs a large model as much as its optimizer's step;
/// a product adds as it goes. The function then returns nothing to autograd for these leaves. One thread.
class LeafGradients {
public:
    explicit LeafGradients(const std::vector<torch::Tensor>& leaves) : m_leaves(leaves) {}

    /// The gradient of the next leaf, to be added to.
    torch::Tensor next() { return gradientOf(m_leaves.at(m_next++)); }

private:
    const std::vector<torch::Tensor>& m_leaves;
    std::size_t m_next = 0;
};

/// Rows of a table [n, d], ids of any shape [...] → [..., d]. Differentiable; the table's gradient is added to as
/// above.
torch::Tensor lookUp(const torch::Tensor& table, const torch::Tensor& ids);

} // namespace palimpsest
