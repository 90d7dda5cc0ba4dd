#pragma once

#include "engine/model/decoder_plan.h"

#include <torch/types.h>

namespace palimpsest {

/// f(x) of the same shape, in a new tensor.
torch::Tensor activate(const torch::Tensor& x, Activation activation);

/// Writes f(x) into x; returns x.
torch::Tensor activateInPlace(torch::Tensor& x, Activation activation);

/// What the backward pass needs of an activation whose value was not kept.
struct ActivationBackward {
    torch::Tensor value;         ///< f(x)
    torch::Tensor inputGradient; ///< gradient · f′(x)
};

/// `gradient`: with respect to f(x), shaped as x; its memory may be used for the result.
ActivationBackward activateBackward(torch::Tensor gradient, const torch::Tensor& x, Activation activation);

} // namespace palimpsest
