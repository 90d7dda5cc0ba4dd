#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <optional>
#include <string>

namespace palimpsest {

/// Everything a training or evaluation run is asked to do. The names are the flags of the reference (spec/icu.md
/// section 9), the defaults its defaults. One field table (run_config_fields.h) drives JSON, flags, help and the form.
struct RunConfig {
    // Data
    std::string exp = "exp0";
    std::string dataDir = "./datasets/exp";
    std::string trainDataset; ///< empty: looked for beside the data folder

    // Models
    std::string modelName = "EleutherAI/gpt-neo-125m";
    std::string tokenizerName = "EleutherAI/gpt-neo-125m";
    std::string gpt2Name =
        "openai-community/gpt2"; ///< this id, where no local copy exists, means the bundled vocabulary
    std::string bertName = "google-bert/bert-base-uncased";
    std::optional<std::int64_t> bertLayer;

    // Rows
    std::int64_t prefixLength = 200;
    std::int64_t suffixLength = 200;
    std::int64_t targetLength = 200;

    // Method
    std::string profile = "corrected";
    std::string method = "icu";
    double lr = 5e-6;
    double uw = 1.0;
    double lw = 0.5;
    double kl = 1.0;
    std::optional<std::int64_t> maxEpochs; ///< nothing: none in `paper`, 100 in `corrected`
    std::int64_t batchSize = 8;
    std::int64_t seed = 42;

    // Refinement and stop rule
    double f1 = 0.3;
    double bleu = 0.01;
    std::string flagRule = "or";
    bool stickyFlags = false;
    double acc = 0.5994;
    double el = 0.0499;
    bool stopAtStart = false;
    bool collapseGuard = true;

    // Evaluation
    std::int64_t numBeams = 2;
    std::int64_t elN = 10;
    std::int64_t elStart = 150;
    std::string prompt = "Who is Harry Potter?";

    // Machine
    std::string device = "cuda:0"; ///< the CPU where there is none
    std::string precision = "f32";
    std::int64_t threads = 0; ///< 0: all cores
    std::int64_t numWorkers = 8;

    // Output
    std::string dir = "result";
    std::int64_t keep = 2;

    bool isPaper() const { return profile == "paper"; }
    /// The bound in force: maxEpochs, or the profile's own. Nothing: unbounded.
    std::optional<std::int64_t> epochBound() const;

    bool operator==(const RunConfig&) const = default;
};

/// The whole configuration as a JSON object, one key a field, in the order of the field table.
std::string toJson(const RunConfig& config);

/// Sets the fields that `json` names. Unknown keys, wrong types and values out of range are errors that name the key;
/// `config` is then unchanged.
Status applyJson(RunConfig& config, const std::string& json);

/// Checks every field's range and what fields demand of each other (prefix_length = suffix_length, target_length).
Status validate(const RunConfig& config);

/// What `palimpsest finetune` is asked to do.
struct FinetuneConfig {
    std::string config; ///< config.json of a model to be made; empty: modelName is continued
    std::string modelName;
    std::string tokenizerName;
    std::string rows;        ///< .npy files of token rows in the tokenizer's ids, comma-separated
    std::string gpt2Name;    ///< set: rows are ids of this tokenizer and go through text (spec/icu.md section 1)
    std::string text;        ///< text files, one text a line, comma-separated
    double textShare = 0.33; ///< share of a batch's rows taken from `text` where both are given
    bool windows = false;    ///< every second batch holds windows of the rows from random offsets
    std::int64_t rowLength = 200;
    std::int64_t steps = 1200;
    double stopAccuracy = 0.0; ///< > 0: stops early where the rows' memorization accuracy reaches it
    std::int64_t batchSize = 16;
    double lr = 2e-3;
    double weightDecay = 0.01;
    std::int64_t warmup = 50;
    std::string saveDtype = "f32";
    std::int64_t seed = 42;
    std::string device = "cuda:0";
    std::string precision = "f32";
    std::int64_t threads = 0;
    std::string dir = "result";

    bool operator==(const FinetuneConfig&) const = default;
};

std::string toJson(const FinetuneConfig& config);
Status applyJson(FinetuneConfig& config, const std::string& json);
Status validate(const FinetuneConfig& config);

} // namespace palimpsest
