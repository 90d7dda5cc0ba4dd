#pragma once

#include "engine/metrics/memorization.h"
#include "engine/model/causal_lm.h"

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace palimpsest {

/// The rows `indices` as a batch for a training or val_loss pass. `paper`: positions by the family's rule;
/// `corrected`: counted over the mask. A batch without pads has no mask, which is the fast path.
TokenBatch trainingBatch(const MemorizationRows& rows, const std::vector<std::int64_t>& indices, bool paper);

/// What each position of the batch predicts, [B·T] int64: the label of the next position, −1 where nothing is counted.
/// `corrected` also demands that the predicting position is real. `inputs` gives the positions, `labels` the targets.
torch::Tensor nextTokenTargets(const MemorizationRows& inputs, const MemorizationRows& labels,
                               const std::vector<std::int64_t>& indices, bool paper);

/// Which positions count in kl, [B·T] float: all in `paper`, the real ones in `corrected`.
torch::Tensor countedPositions(const MemorizationRows& rows, const std::vector<std::int64_t>& indices, bool paper);

} // namespace palimpsest
