#pragma once

#include <torch/types.h>

#include <cstdint>

namespace palimpsest {

/// What the output head says at some positions. Logits are made in chunks of positions and dropped again, so that no
/// more than a few megabytes of them stand at a time.
struct HeadScores {
    torch::Tensor guesses; ///< [M] int64: the greedy next token; undefined unless asked for
    torch::Tensor losses;  ///< [M] float32: −log p(target) in nats; undefined unless there are targets
};

/// `hidden`: [M, d], `head`: [V, d], `targets`: [M] int64 or undefined.
HeadScores headScores(const torch::Tensor& hidden, const torch::Tensor& head, bool wantGuesses,
                      const torch::Tensor& targets = {});

} // namespace palimpsest
