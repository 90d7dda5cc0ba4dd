#pragma once

#include "engine/base/result.h"
#include "engine/config/run_config.h"
#include "engine/events/run_event.h"
#include "engine/run/event_sink.h"
#include "engine/run/run_inputs.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace palimpsest {

/// What a scoring pass gives: every row, the means, and the flags that hold from now on.
struct EpochScores {
    std::vector<SampleEvaluated> samples;
    EpochEvaluated means;
    std::vector<std::uint8_t> flags;
};

/// Scores a model's forget rows, partners and retain rows (spec/icu.md section 3). Loads the encoder once and keeps
/// what does not change over the epochs.
class EpochScoring {
public:
    /// `inputs` must outlive this.
    static Result<EpochScoring> create(RunInputs& inputs, const RunConfig& config);
    EpochScoring(EpochScoring&&) noexcept;
    ~EpochScoring();

    /// `flags`: those that held until now. `config`: its thresholds are the ones in force. Draws nothing at random.
    /// Fails with ErrorKind::Interrupted on a stop.
    Result<EpochScores> score(std::int64_t epoch, const std::vector<std::uint8_t>& flags, const RunConfig& config,
                              EventSink& sink, const std::stop_token& stop);

private:
    struct Parts;
    explicit EpochScoring(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace palimpsest
