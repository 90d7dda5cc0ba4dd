#include "engine/metrics/head_scores.h"

#include <torch/utils.h>

#include <ATen/ops/empty.h>
#include <ATen/ops/mm.h>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr std::int64_t kLogitsPerChunk = 1 << 22; ///< 16 MB: what the product has written is still near when it is read

} // namespace

HeadScores headScores(const torch::Tensor& hidden, const torch::Tensor& head, bool wantGuesses,
                      const torch::Tensor& targets)
{
    torch::NoGradGuard noGrad;
    const std::int64_t positions = hidden.size(0);
    const std::int64_t vocabulary = head.size(0);
    const std::int64_t chunk = std::max<std::int64_t>(16, kLogitsPerChunk / vocabulary);
    HeadScores scores;
    if (wantGuesses)
        scores.guesses = at::empty({positions}, torch::kInt64);
    if (targets.defined())
        scores.losses = at::empty({positions}, torch::kFloat32);
    if (positions == 0)
        return scores;
    const torch::Tensor columns = head.t();
    torch::Tensor logits = at::empty({std::min(chunk, positions), vocabulary}, hidden.options());
    for (std::int64_t begin = 0; begin < positions; begin += chunk) {
        const std::int64_t count = std::min(chunk, positions - begin);
        torch::Tensor rows = logits.narrow(0, 0, count);
        at::mm_out(rows, hidden.narrow(0, begin, count), columns);
        if (wantGuesses)
            scores.guesses.narrow(0, begin, count).copy_(rows.argmax(1));
        if (targets.defined()) {
            const torch::Tensor own = targets.narrow(0, begin, count).unsqueeze(1);
            scores.losses.narrow(0, begin, count).copy_(rows.log_softmax(1).gather(1, own).squeeze(1).neg_());
        }
    }
    return scores;
}

} // namespace palimpsest
