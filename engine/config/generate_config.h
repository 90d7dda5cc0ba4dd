#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <optional>
#include <string>

namespace palimpsest {

/// What `palimpsest generate` is asked to do. Names and meaning are those of transformers' generate.
struct GenerateConfig {
    std::string modelName;
    std::string tokenizerName; ///< empty: the model's directory
    std::int64_t numBeams = 1;
    std::int64_t maxNewTokens = 50;
    bool doSample = false;
    double temperature = 1.0;
    std::int64_t topK = 50;
    double topP = 1.0;
    std::int64_t seed = 42;
    std::string device = "cuda:0";
    std::string precision = "f32";
    std::int64_t threads = 0;

    bool operator==(const GenerateConfig&) const = default;
};

std::string toJson(const GenerateConfig& config);
Status applyJson(GenerateConfig& config, const std::string& json);
Status validate(const GenerateConfig& config);

/// What `palimpsest score` is asked to do.
struct ScoreConfig {
    std::string in;
    std::string bertName = "google-bert/bert-base-uncased";
    std::optional<std::int64_t> bertLayer;
    std::string out;
    std::string device = "cuda:0";
    std::int64_t threads = 0;

    bool operator==(const ScoreConfig&) const = default;
};

std::string toJson(const ScoreConfig& config);
Status applyJson(ScoreConfig& config, const std::string& json);
Status validate(const ScoreConfig& config);

} // namespace palimpsest
