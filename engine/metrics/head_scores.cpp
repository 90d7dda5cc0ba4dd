#include "engine/metrics/head_scores.h"

#include <torch/utils.h>

#include <ATen/ops/argmax.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/logsumexp.h>
#include <ATen/ops/mm.h>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr std::int64_t kLogitsPerChunk = 1 << 20; ///< 4 MB: stays in the caches between the product and its readers

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
    const torch::Tensor columns = head.t();
    torch::Tensor logits = at::empty({std::min(chunk, positions), vocabulary}, hidden.options());
    for (std::int64_t begin = 0; begin < positions; begin += chunk) {
        const std::int64_t count = std::min(chunk, positions - begin);
        torch::Tensor rows = logits.narrow(0, 0, count);
        at::mm_out(rows, hidden.narrow(0, begin, count), columns);
        if (wantGuesses)
            scores.guesses.narrow(0, begin, count).copy_(rows.argmax(1));
        if (targets.defined()) {
            const torch::Tensor own = rows.gather(1, targets.narrow(0, begin, count).unsqueeze(1)).squeeze(1);
            scores.losses.narrow(0, begin, count).copy_(at::logsumexp(rows, {1}) - own);
        }
    }
    return scores;
}

} // namespace palimpsest
