#pragma once

#include <torch/types.h>

#include <vector>

namespace palimpsest {

/// A cross-entropy over some positions: Σ over rows with a target ≥ 0 of −log p(target), weighted by `scale` in the
/// loss.
struct TargetTerm {
    torch::Tensor targets; ///< [R] int64; below 0: not counted
    double scale = 0;
};

/// The cross-entropy to another model: Σ_rows weight · −Σ_v p0(v)·log(p(v) + 1e-12), weighted by `scale` in the loss.
struct ReferenceTerm {
    torch::Tensor hidden;  ///< [R, d0] the original model's final hidden states of the same positions
    torch::Tensor head;    ///< [V, d0] its head
    torch::Tensor weights; ///< [R] float, 1 where the position counts, else 0
    double scale = 0;
};

struct HeadLossResult {
    std::vector<double> sums; ///< of each TargetTerm, in nats, unscaled
    double referenceSum = 0;  ///< of the ReferenceTerm, unscaled
    double entropySum = 0;    ///< Σ weight · H(p0): referenceSum − entropySum is the true KL, summed
    torch::Tensor hiddenGrad; ///< [R, d] gradient of the scaled loss
};

/// Head, losses and their gradients in chunks of rows, so that the logits [R, V] never exist as a whole: each chunk's
/// logits turn into probabilities and then into their own gradient in place. hidden: [R, d], head: [V, d]. The head's
/// gradient is added to `headGrad` ([V, d]); scales must be known beforehand, which they are for sums and means.
HeadLossResult headLoss(const torch::Tensor& hidden, const torch::Tensor& head, const std::vector<TargetTerm>& terms,
                        const ReferenceTerm* reference, const torch::Tensor& headGrad);

} // namespace palimpsest
