#pragma once

#include "engine/config/run_config.h"
#include "engine/run/inspect.h"
#include "engine/run/run_probe.h"

#include <QCoreApplication>

#include <optional>

namespace palimpsest {

/// What is known of a run's parts before it is started; what is not known is nullptr.
struct InspectedParts {
    const Inspection* model = nullptr;
    const Inspection* encoder = nullptr;
    const Inspection* experiment = nullptr;
};

/// What a run will need, in numbers and words: bytes from the sizes of its parts, seconds from a probe.
class RunEstimate {
    Q_DECLARE_TR_FUNCTIONS(RunEstimate)
public:
    /// The rows are the experiment's, or as many as the published ones have.
    static RunShape shapeOf(const RunConfig& config, const InspectedParts& parts);
    /// Nothing without a model with weights.
    static std::optional<RunNeeds> needsOf(const RunConfig& config, const InspectedParts& parts);
    /// "Memory: about 2.1 GB for 8 rows of 200 tokens at a time"
    static QString memoryText(const RunNeeds& needs, const RunShape& shape);

    /// What a probe made for `measured` says of `wanted`: a step's time grows with the tokens of its batch, an
    /// evaluation's with the length of the rows. Nothing where models, rows, method or machine differ.
    static std::optional<RunProbe> carriedOver(const RunProbe& probe, const RunConfig& measured,
                                               const RunConfig& wanted);
    /// "About 40 s an epoch while every row is flagged: 16 steps of 1.20 s, evaluation 21 s; 3 s to load."
    static QString timeText(const RunProbe& probe, const RunConfig& config);
};

} // namespace palimpsest
