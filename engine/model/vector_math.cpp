#include "engine/model/vector_math.h"

#include <ATen/ops/exp.h>
#include <ATen/ops/log.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/tanh.h>

namespace palimpsest {

void settleVectorMath()
{
    static const bool settled = [] {
        const at::Tensor one = at::ones({1}, at::kFloat);
        at::exp(one);
        at::log(one);
        at::tanh(one);
        return true;
    }();
    (void)settled;
}

} // namespace palimpsest
