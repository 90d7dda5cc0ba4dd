#include "ui/setup/run_estimate.h"

#include "ui/setup/path_inspector.h"
#include "ui/shell/duration_text.h"

#include <algorithm>

namespace palimpsest {

RunShape RunEstimate::shapeOf(const RunConfig& config, const InspectedParts& parts)
{
    RunShape shape;
    shape.batchSize = config.batchSize;
    shape.rowLength = config.targetLength;
    shape.checkpoints = config.keep + 1;
    if (parts.model != nullptr && parts.model->decoder)
        shape.rowLength = std::min(shape.rowLength, parts.model->decoder->maxPositions);
    if (const auto rows = parts.experiment ? wholeFact(*parts.experiment, "rows") : std::nullopt; rows && *rows > 0)
        shape.rows = *rows;
    if (const auto parameters = parts.encoder ? wholeFact(*parts.encoder, "parameters") : std::nullopt)
        shape.encoderParameters = *parameters;
    shape.batchSize = std::min(shape.batchSize, shape.rows);
    return shape;
}

std::optional<RunNeeds> RunEstimate::needsOf(const RunConfig& config, const InspectedParts& parts)
{
    if (parts.model == nullptr || !parts.model->decoder)
        return std::nullopt;
    return runNeeds(*parts.model->decoder, shapeOf(config, parts));
}

QString RunEstimate::memoryText(const RunNeeds& needs, const RunShape& shape)
{
    return tr("Memory: about %1 for %2 rows of %3 tokens at a time")
        .arg(bytesText(needs.memoryToTrain))
        .arg(shape.batchSize)
        .arg(shape.rowLength);
}

std::optional<RunProbe> RunEstimate::carriedOver(const RunProbe& probe, const RunConfig& measured,
                                                 const RunConfig& wanted)
{
    const auto sameWork = [](const RunConfig& a, const RunConfig& b) {
        return a.exp == b.exp && a.dataDir == b.dataDir && a.modelName == b.modelName
               && a.tokenizerName == b.tokenizerName && a.bertName == b.bertName && a.bertLayer == b.bertLayer
               && a.method == b.method && a.profile == b.profile && a.numBeams == b.numBeams && a.device == b.device
               && a.precision == b.precision && a.threads == b.threads;
    };
    if (!sameWork(measured, wanted) || wanted.batchSize <= 0 || measured.targetLength <= 0)
        return std::nullopt;
    const double length = double(wanted.targetLength) / double(measured.targetLength);
    const auto rowsAStep = [&](const RunConfig& config) {
        return double(std::min(config.batchSize, std::max<std::int64_t>(1, probe.rows)));
    };
    RunProbe scaled = probe;
    scaled.batches = (probe.rows + wanted.batchSize - 1) / wanted.batchSize;
    scaled.secondsAStep = probe.secondsAStep * length * rowsAStep(wanted) / rowsAStep(measured);
    scaled.secondsAnEvaluation = probe.secondsAnEvaluation * length;
    return scaled;
}

QString RunEstimate::timeText(const RunProbe& probe, const RunConfig& config)
{
    QString text = tr("About %1 an epoch while every row is flagged: %2 steps of %3 s, evaluation %4; %5 to load.")
                       .arg(durationText(probe.secondsAnEpoch()))
                       .arg(probe.batches)
                       .arg(probe.secondsAStep, 0, 'f', 2)
                       .arg(durationText(probe.secondsAnEvaluation), durationText(probe.secondsToLoad));
    if (const auto bound = config.epochBound()) {
        const double most = probe.secondsToLoad + probe.secondsAnEvaluation + double(*bound) * probe.secondsAnEpoch();
        text += tr(" At most %1 for %2 epochs.").arg(durationText(most)).arg(*bound);
    }
    return text;
}

} // namespace palimpsest
