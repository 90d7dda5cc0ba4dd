#pragma once

#include "engine/model/causal_lm.h"

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace palimpsest {

/// One side's rows as the model reads them (spec/icu.md section 1 "Row → model input").
struct TrainingRows {
    torch::Tensor ids;    ///< [N, T] int64
    torch::Tensor mask;   ///< [N, T] bool, false on pads
    torch::Tensor labels; ///< [N, T] int64, −100 where ignored
    torch::Tensor real;   ///< [N, T] bool: mask, and not the pad id

    std::int64_t size() const { return ids.size(0); }
};

/// The rows `indices` as a batch for a training or val_loss pass. `paper`: positions by the family's rule;
/// `corrected`: counted over the mask. A batch without pads has no mask, which is the fast path.
TokenBatch trainingBatch(const TrainingRows& rows, const std::vector<std::int64_t>& indices, bool paper);

/// What each position of the batch predicts, [B·T] int64: the label of the next position, −1 where nothing is counted.
/// `corrected` also demands that the predicting position is real. `inputs` gives the positions, `labels` the targets.
torch::Tensor nextTokenTargets(const TrainingRows& inputs, const TrainingRows& labels,
                               const std::vector<std::int64_t>& indices, bool paper);

/// Which positions count in kl, [B·T] float: all in `paper`, the real ones in `corrected`.
torch::Tensor countedPositions(const TrainingRows& rows, const std::vector<std::int64_t>& indices, bool paper);

} // namespace palimpsest
