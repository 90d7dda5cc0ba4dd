#pragma once

#include "engine/model/causal_lm.h"
#include "engine/unlearn/training_rows.h"

#include <functional>
#include <stop_token>

namespace palimpsest {

/// θ0, the model before the run, as far as kl_loss needs it: its final hidden states of the partner rows and its head.
/// That is N·T·d + V·d floats and exact, where the distributions themselves would be N·T·V.
struct ReferenceDistribution {
    torch::Tensor hidden; ///< [N, T, d]
    torch::Tensor head;   ///< [V, d]
};

/// Computed with the weights `model` has now. `progress(done, total)` is told after every batch; where `stop` is
/// requested, the result is empty (undefined tensors).
ReferenceDistribution referenceDistribution(CausalLm& model, const MemorizationRows& partners, std::int64_t batchSize,
                                            bool paper, const std::stop_token& stop,
                                            const std::function<void(std::int64_t, std::int64_t)>& progress);

} // namespace palimpsest
