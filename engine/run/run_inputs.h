#pragma once

#include "engine/base/result.h"
#include "engine/config/run_config.h"
#include "engine/data/experiment.h"
#include "engine/data/row_encoder.h"
#include "engine/metrics/memorization.h"
#include "engine/model/causal_lm.h"
#include "engine/run/event_sink.h"
#include "engine/run/run_tables.h"
#include "engine/text/tokenizer.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// Everything a training or an evaluation reads, checked against each other.
struct RunInputs {
    Experiment experiment;
    std::shared_ptr<const Tokenizer> rowTokenizer; ///< of the rows' ids
    std::shared_ptr<const Tokenizer> tokenizer;    ///< of the model
    std::filesystem::path tokenizerDirectory;
    std::unique_ptr<CausalLm> model;

    RowEncoding encoding;
    MemorizationRows forget;
    std::optional<MemorizationRows> partners;
    std::optional<MemorizationRows> retain;
    EncodedRows prefixes;
    std::vector<SampleRow> samples;

    bool rawIds = false;
    std::string rowOrder;
    std::string device;
    std::map<std::string, std::filesystem::path> files; ///< by role, for the manifest
};

/// Whether everything that the settings name is there, without opening it: a slip of the pen is told before a run has
/// a directory, and before a large model is read. Errors name the flag.
Status checkRunPlaces(const RunConfig& config);

/// Loads them; what is odd but usable becomes a warning. `generator`: draws the rows of an embedding that has to grow
/// (spec/icu.md section 2 "Order").
Result<RunInputs> loadRunInputs(const RunConfig& config, torch::Generator& generator, EventSink& sink);

/// The same for a training, which needs a partner of each forget row.
Result<RunInputs> loadTrainingInputs(const RunConfig& config, torch::Generator& generator, EventSink& sink);

/// A tokenizer by name: a directory, a repository id found locally, or openai-community/gpt2, which is bundled.
Result<std::shared_ptr<const Tokenizer>> loadNamedTokenizer(const std::string& name);

/// The tokenizer of the rows' ids; errors name --gpt2_name.
Result<std::shared_ptr<const Tokenizer>> loadRowTokenizer(const std::string& name);

/// Rows as tensors; fails where an id is not in a vocabulary of `vocabulary` tokens.
Result<MemorizationRows> rowTensors(const EncodedRows& rows, std::int64_t vocabulary);

/// What a run over these inputs says of itself at its start.
RunStarted announcement(const std::string& command, const std::string& runId, const RunConfig& config,
                        const RunInputs& inputs);

} // namespace palimpsest
