#include "engine/run/dry_run.h"

#include "engine/run/run_directory.h"
#include "engine/run/run_inputs.h"
#include "engine/unlearn/batch_order.h"
#include "engine/unlearn/objective.h"

#include <filesystem>

namespace palimpsest {

namespace {

/// Keeps the warnings that loading gives.
class WarningCollector : public RunObserver {
public:
    void on(const EventRecord& record) noexcept override
    {
        if (const auto* warning = std::get_if<Warning>(&record.event))
            text += "warning: " + warning->text + "\n";
    }
    std::string text;
};

std::string megabytes(std::int64_t bytes) { return std::to_string((bytes + 999'999) / 1'000'000) + " MB"; }

} // namespace

Result<std::string> describeTraining(const RunConfig& config)
{
    PALIMPSEST_CHECK(validate(config));
    PALIMPSEST_TRY(const Objective objective, findObjective(config.method));
    WarningCollector warnings;
    EventSink sink({&warnings});
    BatchOrder order(config.isPaper(), config.seed);
    PALIMPSEST_TRY(const RunInputs inputs, loadTrainingInputs(config, order.generator(), sink));

    std::int64_t parameters = 0;
    for (const auto& [name, parameter] : inputs.model->parameters())
        parameters += parameter.numel();
    const std::int64_t rows = inputs.forget.ids.size(0);
    const std::int64_t width = inputs.model->head().size(1);
    const std::int64_t reference = (rows * inputs.forget.ids.size(1) + inputs.model->head().size(0)) * width * 4;
    constexpr std::int64_t kCopies = 16; // weights, gradients and two moments in float32

    std::string text = warnings.text;
    text += std::string(objective.title) + ", profile " + config.profile + "\n";
    text += "model: " + std::to_string(parameters) + " parameters, " + inputs.model->config().modelType + "\n";
    text += "experiment: " + inputs.experiment.folder.string() + ", " + std::to_string(rows) + " forget rows";
    if (inputs.retain)
        text += ", " + std::to_string(inputs.retain->ids.size(0)) + " retain rows";
    text += ", row order " + inputs.rowOrder + "\n";
    text += "epochs: "
            + (config.epochBound() ? "at most " + std::to_string(*config.epochBound())
                                   : std::string("until the stop rule is met"))
            + " of " + std::to_string((rows + config.batchSize - 1) / config.batchSize) + " batches\n";
    text += "memory: about " + megabytes(parameters * kCopies + reference)
            + " for weights, gradients, moments and the original model, " + "and what a batch of "
            + std::to_string(config.batchSize) + " rows needs\n";
    text += "disk: " + megabytes(parameters * 12) + " a checkpoint, " + std::to_string(config.keep + 1) + " are kept\n";
    const bool taken = std::filesystem::exists(std::filesystem::path(config.dir) / run_files::kConfig);
    text += "directory: " + config.dir + (taken ? " (already holds a run: --resume, --overwrite, or another one)" : "")
            + "\n";
    return text;
}

} // namespace palimpsest
