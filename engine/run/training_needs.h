#pragma once

#include <cstdint>

namespace palimpsest {

/// What of a decoder its needs follow from.
struct DecoderSizes {
    std::int64_t parameters = 0;
    std::int64_t layers = 0;
    std::int64_t hiddenSize = 0;
    std::int64_t innerSize = 0; ///< width of the MLP
    std::int64_t embeddingSize = 0;
    std::int64_t heads = 0;
    std::int64_t vocabularySize = 0;
    std::int64_t maxPositions = 0;
};

/// What of a run they follow from; the defaults are the published experiments'.
struct RunShape {
    std::int64_t batchSize = 8;
    std::int64_t rowLength = 200; ///< tokens; never more than the model's positions
    std::int64_t rows = 128;
    std::int64_t checkpoints = 3;       ///< those kept, the best included
    std::int64_t encoderParameters = 0; ///< of BERTScore's encoder, held throughout; 0: left out
};

/// Estimates, in bytes.
struct RunNeeds {
    std::int64_t memoryToTrain = 0;
    std::int64_t memoryToEvaluate = 0;
    std::int64_t diskToTrain = 0;
    std::int64_t diskToEvaluate = 0;
};

/// An evaluation holds the weights, keys and values of prompts and of their continuations (metrics bound both), and
/// what a pass over many rows computes. A training adds gradients, both moments, the original model's hidden states and
/// head, and either what an evaluation needs or what a batch keeps for its backward pass: 12 values a hidden unit and 2
/// a unit inside the MLP, for every token and layer, and the attention's weights. All in float32.
RunNeeds runNeeds(const DecoderSizes& model, const RunShape& shape);

} // namespace palimpsest
