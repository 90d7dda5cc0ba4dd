#include "engine/run/run_probe.h"

#include "engine/run/compute.h"
#include "engine/run/epoch_scoring.h"
#include "engine/run/guarded.h"
#include "engine/run/run_inputs.h"
#include "engine/run/seconds_since.h"
#include "engine/unlearn/trainer.h"

#include <algorithm>
#include <chrono>

namespace palimpsest {

namespace {

using Clock = std::chrono::steady_clock;

class WarningKeeper : public RunObserver {
public:
    void on(const EventRecord& record) noexcept override
    {
        if (const auto* warning = std::get_if<Warning>(&record.event))
            texts.push_back(warning->text);
    }
    std::vector<std::string> texts;
};

void keepFirst(MemorizationRows& rows, std::int64_t count)
{
    for (torch::Tensor* tensor : {&rows.ids, &rows.mask, &rows.labels, &rows.real})
        *tensor = tensor->narrow(0, 0, std::min(count, tensor->size(0)));
}

/// The inputs as if the experiment had only its first rows.
void keepFirst(RunInputs& inputs, std::int64_t count)
{
    keepFirst(inputs.forget, count);
    keepFirst(*inputs.partners, count);
    if (inputs.retain)
        keepFirst(*inputs.retain, count);
    EncodedRows& prefixes = inputs.prefixes;
    prefixes.rows = std::min(count, prefixes.rows);
    for (auto* ids : {&prefixes.ids, &prefixes.labels})
        ids->resize(std::size_t(prefixes.rows * prefixes.length));
    prefixes.mask.resize(std::size_t(prefixes.rows * prefixes.length));
    inputs.samples.resize(std::min(std::size_t(count), inputs.samples.size()));
}

Error interrupted() { return Error{ErrorKind::Interrupted, "the probe was stopped", {}}; }

class Probe {
public:
    Probe(const RunConfig& config, const std::stop_token& stop, const std::function<void(std::string_view)>& phase)
        : m_config(config),
          m_stop(stop),
          m_phase(phase)
    {
    }

    Result<RunProbe> run()
    {
        PALIMPSEST_CHECK(validate(m_config));
        PALIMPSEST_CHECK(enter("Loading models and rows"));
        const auto begin = Clock::now();
        useThreads(m_config.threads);
        WarningKeeper warnings;
        EventSink sink({&warnings});
        BatchOrder order(m_config.isPaper(), m_config.seed);
        PALIMPSEST_TRY(RunInputs inputs, loadRunInputs(m_config, order.generator(), sink));
        if (!inputs.partners)
            return badInput(inputs.experiment.folder.string()
                            + ": there is no learn/_dataset.npy; training needs each forget row's partner");
        m_result.rows = inputs.forget.ids.size(0);
        m_result.batches = (m_result.rows + m_config.batchSize - 1) / m_config.batchSize;
        keepFirst(inputs, m_config.batchSize);
        m_result.secondsToLoad = secondsSince(begin);
        // Before the training: an untouched model is what epoch 0 evaluates.
        PALIMPSEST_CHECK(evaluate(inputs, sink));
        PALIMPSEST_CHECK(train(inputs, std::move(order)));
        m_result.warnings = std::move(warnings.texts);
        return m_result;
    }

private:
    Status enter(std::string_view phase)
    {
        if (m_stop.stop_requested())
            return interrupted();
        if (m_phase)
            m_phase(phase);
        return {};
    }

    Status evaluate(RunInputs& inputs, EventSink& sink)
    {
        PALIMPSEST_CHECK(enter("Evaluating one batch"));
        PALIMPSEST_TRY(EpochScoring scoring, EpochScoring::create(inputs, m_config));
        const std::int64_t rows = inputs.forget.ids.size(0);
        const auto begin = Clock::now();
        auto scores = scoring.score(0, std::vector<std::uint8_t>(std::size_t(rows), 1), m_config, sink, m_stop);
        if (!scores)
            return std::move(scores).error();
        m_result.secondsAnEvaluation =
            secondsSince(begin) * double(m_result.rows) / double(std::max<std::int64_t>(rows, 1));
        return {};
    }

    Status train(RunInputs& inputs, BatchOrder order)
    {
        PALIMPSEST_CHECK(enter("Training two steps"));
        PALIMPSEST_TRY(const Objective objective, findObjective(m_config.method));
        const auto begin = Clock::now();
        ReferenceDistribution reference =
            referenceDistribution(*inputs.model, *inputs.partners, m_config.batchSize, m_config.isPaper(), m_stop,
                                  [](std::int64_t, std::int64_t) {});
        if (m_stop.stop_requested())
            return interrupted();
        m_result.secondsToLoad += secondsSince(begin) * double(m_result.batches);
        Trainer trainer(*inputs.model, inputs.forget, *inputs.partners, std::move(reference), objective, m_config,
                        std::move(order));
        // The first step also allocates; the second is what all others cost.
        for (int step = 0; step < 2; ++step) {
            if (m_stop.stop_requested())
                return interrupted();
            trainer.beginEpoch();
            const auto beginStep = Clock::now();
            PALIMPSEST_CHECK(trainer.step());
            m_result.secondsAStep = secondsSince(beginStep);
        }
        return {};
    }

    const RunConfig& m_config;
    const std::stop_token& m_stop;
    const std::function<void(std::string_view)>& m_phase;
    RunProbe m_result;
};

} // namespace

Result<RunProbe> probeRun(const RunConfig& config, const std::stop_token& stop,
                          const std::function<void(std::string_view)>& phase)
{
    return guarded([&] { return Probe(config, stop, phase).run(); });
}

} // namespace palimpsest
