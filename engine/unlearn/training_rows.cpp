#include "engine/unlearn/training_rows.h"

#include <torch/utils.h>

namespace palimpsest {

namespace {

torch::Tensor take(const torch::Tensor& rows, const std::vector<std::int64_t>& indices)
{
    const torch::Tensor index = torch::tensor(indices, torch::TensorOptions().dtype(torch::kInt64)).to(rows.device());
    return rows.index_select(0, index);
}

} // namespace

TokenBatch trainingBatch(const MemorizationRows& rows, const std::vector<std::int64_t>& indices, bool paper)
{
    TokenBatch batch{take(rows.ids, indices), {}, {}};
    const torch::Tensor mask = take(rows.mask, indices);
    if (mask.all().item<bool>())
        return batch;
    batch.mask = mask;
    if (!paper)
        batch.positions = mask.to(torch::kInt64).cumsum(1).sub_(1).clamp_min_(0);
    return batch;
}

torch::Tensor nextTokenTargets(const MemorizationRows& inputs, const MemorizationRows& labels,
                               const std::vector<std::int64_t>& indices, bool paper)
{
    const torch::Tensor label = take(labels.labels, indices);
    torch::Tensor targets = torch::full_like(label, -1);
    targets.narrow(1, 0, targets.size(1) - 1).copy_(label.narrow(1, 1, label.size(1) - 1));
    if (!paper)
        targets.masked_fill_(take(inputs.real, indices).logical_not(), -1);
    return targets.masked_fill_(targets < 0, -1).view({-1});
}

torch::Tensor countedPositions(const MemorizationRows& rows, const std::vector<std::int64_t>& indices, bool paper)
{
    const torch::Tensor real = take(rows.real, indices).view({-1});
    return paper ? torch::ones_like(real, torch::kFloat32) : real.to(torch::kFloat32);
}

} // namespace palimpsest
