#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace palimpsest {

/// What a run says about itself while it goes on: plain values, in the order in which things happened. A run is
/// RunStarted, anything, and exactly one of RunFinished and RunFailed, always last.
struct RunStarted {
    std::string runId;
    std::string command; ///< "train", "eval", "finetune"
    std::string profile;
    std::string method;
    std::string model;           ///< as given
    std::string experiment;      ///< as given
    std::int64_t rows = 0;       ///< forget rows N
    std::int64_t batches = 0;    ///< batches an epoch
    std::int64_t vocabulary = 0; ///< V
    std::int64_t parameters = 0;
    std::int64_t firstEpoch = 0; ///< 0, or the epoch in which a resumed run goes on
    std::optional<std::int64_t> maxEpochs;
    double accThreshold = 0;
    double elThreshold = 0;
    double f1Threshold = 0;
    double bleuThreshold = 0;
    std::string flagRule;
    std::int64_t elN = 10;
};

struct StateChanged {
    std::string state; ///< "loading", "validating", "training", "paused", "saving"
    std::int64_t epoch = 0;
};

/// How far the current phase is.
struct Progress {
    std::string phase; ///< "Epoch 3: training", "Validating epoch 3: EL"
    std::int64_t done = 0;
    std::int64_t total = 0;
    double rate = 0;        ///< units a second in this phase
    double secondsLeft = 0; ///< of this phase, at that rate
};

/// One batch. Losses are NaN where no row of the batch is flagged (`paper`).
struct StepMeasured {
    std::int64_t epoch = 0; ///< from 1
    std::int64_t batch = 0; ///< from 0
    std::int64_t batches = 0;
    std::int64_t step = 0; ///< from 1, over the whole run
    std::int64_t rows = 0; ///< flagged rows that were computed
    double unlearnLoss = 0;
    double learnLoss = 0;
    double klLoss = 0; ///< cross-entropy to the original model
    double trueKl = 0; ///< klLoss − H(p0)
    double loss = 0;
    double seconds = 0;
};

/// A forget row after an epoch (epoch 0: before the first).
struct SampleEvaluated {
    std::int64_t epoch = 0;
    std::int64_t id = 0;
    std::int64_t docId = 0;
    std::int64_t flag = 1; ///< 1: still remembered, trained in the next epoch
    bool caughtByF1 = false;
    bool caughtByBleu = false;
    double diff = 0;
    double entropy = 0;
    double bleu = 0;
    double p = 0;
    double r = 0;
    double f1 = 0;
    double acc = 0;       ///< MA of this row
    double el = 0;        ///< EL_n of this row
    bool recited = false; ///< candidate and reference, trimmed, are equal
    std::string candidate;
};

/// The means over the forget rows after an epoch, and what the stop rule made of them.
struct EpochEvaluated {
    std::int64_t epoch = 0;
    double diff = 0;
    double entropy = 0;
    double bleu = 0;
    double p = 0;
    double r = 0;
    double f1 = 0;
    double valLoss = 0;
    double acc = 0; ///< MA
    double el = 0;
    std::optional<double> learnLoss; ///< utility: partners
    std::optional<double> learnAcc;
    std::optional<double> retainLoss; ///< utility: retain rows, where the experiment has them
    std::optional<double> retainAcc;
    std::int64_t flagged = 0; ///< rows still remembered
    std::int64_t recited = 0; ///< rows whose candidate is the reference
    std::int64_t caughtByF1 = 0;
    std::int64_t caughtByBleu = 0;
    std::int64_t cameBack = 0;      ///< forgotten after the epoch before, remembered now
    std::int64_t rowsWithoutEl = 0; ///< `corrected`: rows too short for any start
    std::string promptAnswer;
    double seconds = 0;
};

struct CheckpointSaved {
    std::int64_t epoch = 0;
    std::int64_t step = 0;
    std::string path; ///< relative to the run directory
    bool best = false;
};

struct SettingChanged {
    std::string name;
    std::string value;
    std::int64_t step = 0; ///< in force from the next step on
};

struct ResourceSampled {
    std::int64_t rssBytes = 0;
    std::int64_t peakRssBytes = 0;
    double cpuSeconds = 0;
};

struct LogLine {
    std::string level; ///< "INFO", "WARNING", "ERROR"
    std::string text;
};

struct Warning {
    std::string text;
};

/// The run goes on from a checkpoint: what was said after `fromSeq` and before this is void.
struct Resumed {
    std::uint64_t fromSeq = 0;
    std::int64_t epoch = 0;
    std::int64_t step = 0;
};

struct RunFinished {
    std::string outcome;    ///< "completed" or "stopped"
    std::string reason;     ///< in words: which rule or whose wish ended it
    std::int64_t epoch = 0; ///< last epoch trained
};

struct RunFailed {
    std::string kind; ///< nameOf(ErrorKind)
    std::string message;
};

using RunEvent =
    std::variant<RunStarted, StateChanged, Progress, StepMeasured, EpochEvaluated, SampleEvaluated, CheckpointSaved,
                 SettingChanged, ResourceSampled, LogLine, Warning, Resumed, RunFinished, RunFailed>;

/// An event with its place in the run.
struct EventRecord {
    std::uint64_t seq = 0; ///< from 1, rising over the whole life of the run, resumes included
    double t = 0;          ///< seconds since 1970 UTC
    RunEvent event;
};

/// Who is told. Called on the engine thread, must return at once and never throws.
class RunObserver {
public:
    virtual ~RunObserver() = default;
    virtual void on(const EventRecord& record) noexcept = 0;
};

} // namespace palimpsest
