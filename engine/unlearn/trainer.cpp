#include "engine/unlearn/trainer.h"

#include "engine/base/number_text.h"
#include "engine/unlearn/head_loss.h"

#include <torch/utils.h>

#include <chrono>
#include <cmath>
#include <limits>

namespace palimpsest {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

void addTo(double& measured, double value) { measured = std::isnan(measured) ? value : measured + value; }

} // namespace

Trainer::Trainer(CausalLm& model, MemorizationRows forget, MemorizationRows partners, ReferenceDistribution reference,
                 Objective objective, RunConfig config, BatchOrder order)
    : m_model(model),
      m_forget(std::move(forget)),
      m_partners(std::move(partners)),
      m_reference(std::move(reference)),
      m_objective(objective),
      m_config(std::move(config)),
      m_order(std::move(order)),
      m_adam(model.parameters(), {.lr = m_config.lr})
{
    m_state.flags.assign(static_cast<std::size_t>(m_forget.ids.size(0)), 1);
}

void Trainer::beginEpoch()
{
    const std::vector<std::uint8_t> all(m_state.flags.size(), 1);
    m_state.batches = m_order.nextEpoch(m_objective.refines ? m_state.flags : all, m_config.batchSize);
    ++m_state.epoch;
    m_state.batch = 0;
    m_state.learnLossSum = 0;
    m_state.learnLossSteps = 0;
}

bool Trainer::epochHasBatches() const { return m_state.batch < static_cast<std::int64_t>(m_state.batches.size()); }

void Trainer::runPass(const Pass& pass, const std::vector<std::int64_t>& rows, Measured& measured)
{
    const bool paper = m_config.isPaper();
    const MemorizationRows& input = pass.input == Side::Forget ? m_forget : m_partners;
    const torch::Tensor hidden = m_model.hidden(trainingBatch(input, rows, paper));
    const torch::Tensor flat = hidden.view({-1, hidden.size(2)});

    std::vector<TargetTerm> terms;
    torch::Tensor needed =
        torch::zeros({flat.size(0)}, torch::TensorOptions().dtype(torch::kBool).device(flat.device()));
    for (const LabelTerm& term : pass.terms) {
        const MemorizationRows& labels = term.labels == Side::Forget ? m_forget : m_partners;
        terms.push_back({nextTokenTargets(input, labels, rows, paper), 0});
        needed.logical_or_(terms.back().targets.ge(0));
    }
    torch::Tensor weights;
    if (pass.measuresKl) {
        weights = countedPositions(input, rows, paper);
        needed.logical_or_(weights.gt(0));
    }

    // Positions that nothing asks for, pads and the last of each row, cost no head.
    const torch::Tensor index = needed.nonzero().view({-1});
    std::vector<double> counts;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        terms[i].targets = terms[i].targets.index_select(0, index);
        counts.push_back(terms[i].targets.ge(0).sum().item<double>());
        terms[i].scale = pass.terms[i].weight / counts[i];
    }
    ReferenceTerm reference;
    double positions = 0;
    if (pass.measuresKl) {
        const torch::Tensor select = torch::tensor(rows, torch::TensorOptions().dtype(torch::kInt64)).to(flat.device());
        const torch::Tensor original = m_reference.hidden.index_select(0, select);
        positions = weights.sum().item<double>();
        reference = {original.view({-1, original.size(2)}).index_select(0, index), m_reference.head,
                     weights.index_select(0, index), pass.klWeight / positions};
    }

    const torch::Tensor states = flat.index_select(0, index);
    const HeadLossResult result =
        headLoss(states, m_model.head(), terms, pass.measuresKl ? &reference : nullptr, m_model.head().mutable_grad());
    states.backward(result.hiddenGrad);

    for (std::size_t i = 0; i < terms.size(); ++i) {
        const double value = result.sums[i] / counts[i];
        addTo(pass.terms[i].name == LossName::Unlearn ? measured.unlearn : measured.learn, value);
        measured.loss += pass.terms[i].weight * value;
    }
    if (pass.measuresKl) {
        measured.kl = result.referenceSum / positions;
        measured.trueKl = measured.kl - result.entropySum / positions;
        measured.loss += pass.klWeight * measured.kl;
    }
}

Trainer::Measured Trainer::runPasses(const std::vector<std::int64_t>& rows)
{
    Measured measured{kNaN, kNaN, kNaN, kNaN, 0};
    m_adam.zeroGradients();
    for (const Pass& pass : m_objective.passes(m_config))
        runPass(pass, rows, measured);
    return measured;
}

Result<StepMeasured> Trainer::step()
{
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::int64_t> rows;
    for (const std::int64_t row : m_state.batches[static_cast<std::size_t>(m_state.batch)])
        if (!m_objective.refines || m_state.flags[static_cast<std::size_t>(row)])
            rows.push_back(row);

    Measured measured{kNaN, kNaN, kNaN, kNaN, kNaN};
    if (!rows.empty()) {
        measured = runPasses(rows);
        if (!std::isfinite(measured.loss))
            return Error{ErrorKind::Numeric,
                         "the loss of step " + std::to_string(m_state.step + 1) + " (epoch "
                             + std::to_string(m_state.epoch) + ", batch " + std::to_string(m_state.batch)
                             + ") is not finite (unlearn_loss " + pythonRepr(measured.unlearn) + ", learn_loss "
                             + pythonRepr(measured.learn) + ", kl_loss " + pythonRepr(measured.kl)
                             + "); try a lower --lr or --uw",
                         {}};
        m_adam.step();
    } else if (m_config.isPaper()) {
        m_adam.zeroGradients();
        m_adam.step(); // its momentum still moves the weights
    }

    StepMeasured event;
    event.epoch = m_state.epoch;
    event.batch = m_state.batch;
    event.batches = static_cast<std::int64_t>(m_state.batches.size());
    event.step = m_state.step + 1;
    event.rows = static_cast<std::int64_t>(rows.size());
    event.unlearnLoss = measured.unlearn;
    event.learnLoss = measured.learn;
    event.klLoss = measured.kl;
    event.trueKl = measured.trueKl;
    event.loss = measured.loss;
    event.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();

    ++m_state.batch;
    ++m_state.step;
    if (std::isfinite(measured.learn)) {
        m_state.learnLossSum += measured.learn;
        ++m_state.learnLossSteps;
    }
    return event;
}

Status Trainer::checkCollapse() const
{
    if (m_config.isPaper() || !m_config.collapseGuard || m_state.learnLossSteps == 0)
        return {};
    const double mean = m_state.learnLossSum / double(m_state.learnLossSteps);
    const double uniform = std::log(double(m_model.config().vocabularySize));
    if (mean <= uniform)
        return {};
    return Error{ErrorKind::Numeric,
                 "the model has collapsed: the mean learn_loss of epoch " + std::to_string(m_state.epoch)
                     + " (steps up to " + std::to_string(m_state.step) + "), " + pythonRepr(mean)
                     + ", is above that of a uniform guess, " + pythonRepr(uniform)
                     + "; try a lower --lr or --uw, or --collapse_guard off",
                 {}};
}

TrainerState Trainer::state() const
{
    TrainerState state = m_state;
    state.adamSteps = m_adam.stepsTaken();
    state.randomState = m_order.state();
    return state;
}

Status Trainer::restore(const TrainerState& state, const NamedTensors& optimizerState)
{
    if (state.flags.size() != m_state.flags.size())
        return badInput("the checkpoint has " + std::to_string(state.flags.size()) + " forget rows, the experiment "
                        + std::to_string(m_state.flags.size()));
    if (!m_adam.restore(optimizerState, state.adamSteps))
        return badInput("the checkpoint's optimizer state does not fit the model");
    PALIMPSEST_CHECK(m_order.restore(state.randomState));
    m_state = state;
    return {};
}

} // namespace palimpsest
