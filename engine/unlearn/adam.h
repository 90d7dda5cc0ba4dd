#pragma once

#include "engine/model/causal_lm.h"

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace palimpsest {

struct AdamOptions {
    double lr = 5e-6;
    double beta1 = 0.9;
    double beta2 = 0.98;
    double epsilon = 1e-8;
    double weightDecay = 0; ///< decoupled (AdamW); 0: Adam
};

/// Adam (Kingma and Ba 2015) over a model's parameters, one fused pass a step. Parameters without a gradient are left
/// alone, as torch.optim does.
class Adam {
public:
    /// Takes every parameter's storage by reference; `parameters` must outlive this.
    Adam(NamedTensors& parameters, AdamOptions options);

    void step(double lr);
    void step() { step(m_options.lr); }

    /// Sets every gradient to zero, creating it where there is none.
    void zeroGradients();

    std::int64_t stepsTaken() const { return m_steps; }

    /// The moments under "exp_avg.<name>" and "exp_avg_sq.<name>".
    NamedTensors state() const;
    /// Takes back what state() gave. False where a moment is missing or has another shape.
    bool restore(const NamedTensors& state, std::int64_t steps);

private:
    NamedTensors& m_parameters;
    AdamOptions m_options;
    std::vector<torch::Tensor> m_first;
    std::vector<torch::Tensor> m_second;
    std::vector<torch::Tensor> m_stepTensors;
    std::int64_t m_steps = 0;
};

} // namespace palimpsest
