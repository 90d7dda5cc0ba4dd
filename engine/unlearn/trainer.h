#pragma once

#include "engine/base/result.h"
#include "engine/config/run_config.h"
#include "engine/events/run_event.h"
#include "engine/unlearn/adam.h"
#include "engine/unlearn/batch_order.h"
#include "engine/unlearn/objective.h"
#include "engine/unlearn/reference_distribution.h"
#include "engine/unlearn/refinement.h"
#include "engine/unlearn/training_rows.h"

#include <cstdint>
#include <string>
#include <vector>

namespace palimpsest {

/// Where a run stands between two steps; with the weights and the optimizer's moments, all that a resumed run needs.
struct TrainerState {
    std::int64_t epoch = 0; ///< last epoch begun; 0: none
    std::int64_t batch = 0; ///< batches of that epoch already done
    std::int64_t step = 0;  ///< over the whole run
    std::int64_t adamSteps = 0;
    std::vector<std::vector<std::int64_t>> batches; ///< of the epoch in progress
    std::vector<std::uint8_t> flags;
    std::string randomState;
    double learnLossSum = 0; ///< of this epoch's measured steps
    std::int64_t learnLossSteps = 0;
};

/// Trains one model with one objective, a batch at a time (spec/icu.md section 2). Only flagged rows are computed.
class Trainer {
public:
    /// `model` must outlive this. `reference` may be empty where no pass measures kl.
    Trainer(CausalLm& model, MemorizationRows forget, MemorizationRows partners, ReferenceDistribution reference,
            Objective objective, RunConfig config, BatchOrder order);

    /// Draws the batches of the next epoch.
    void beginEpoch();
    bool epochHasBatches() const;

    /// The next batch of the epoch: losses, gradients, one Adam step. A batch without a flagged row: in `paper` NaN
    /// losses and a step with zero gradients; in `corrected` skipped (rows = 0, no step). Fails, leaving the weights as
    /// they were, where the loss is not finite; the error names epoch and batch.
    Result<StepMeasured> step();

    /// Sets the flags that hold from now on.
    void setFlags(const std::vector<std::uint8_t>& flags) { m_state.flags = flags; }

    /// `corrected`: an error if the epoch's mean learn loss exceeds ln V, a uniform guess.
    Status checkCollapse() const;

    const TrainerState& position() const { return m_state; }
    TrainerState state() const; ///< position with the generator's and the optimizer's state filled in
    NamedTensors optimizerState() const { return m_adam.state(); }
    Status restore(const TrainerState& state, const NamedTensors& optimizerState);

private:
    struct Measured {
        double unlearn, learn, kl, trueKl, loss;
    };
    Measured runPasses(const std::vector<std::int64_t>& rows);
    void runPass(const Pass& pass, const std::vector<std::int64_t>& rows, Measured& measured);

    CausalLm& m_model;
    const MemorizationRows m_forget;
    const MemorizationRows m_partners;
    const ReferenceDistribution m_reference;
    const Objective m_objective;
    const RunConfig m_config;
    BatchOrder m_order;
    Adam m_adam;
    TrainerState m_state;
};

} // namespace palimpsest
