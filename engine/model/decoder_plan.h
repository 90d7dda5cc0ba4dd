#pragma once

#include "engine/model/causal_lm.h"

#include <cstdint>
#include <string>
#include <vector>

namespace palimpsest {

enum class Activation { GeluTanh, GeluErf, Relu };

/// Over which positions a query averages that sees no real key (a pad on the left of a row), all with equal weight
/// (spec/icu.md section 2).
enum class BlindQuery {
    VisiblePads, ///< the pads at or before it, in local layers those inside the window
    AllPositions ///< every position of the row
};

/// Where the parameters of a decoder stand in a checkpoint. Names without ".weight" and ".bias".
struct DecoderNames {
    std::string embedding;
    std::string positions;
    std::string layers;                     ///< what stands before the layer's number and a dot
    std::string attentionNorm;              ///< from here on inside a layer
    std::vector<std::string> queryKeyValue; ///< three names, or one of a fused matrix
    std::string attentionOut;
    std::string mlpNorm;
    std::string mlpIn;
    std::string mlpOut;
    std::string finalNorm; ///< of the whole model again
    std::string projectIn;
    std::string projectOut;
    std::vector<std::string> prefixes; ///< that a checkpoint may lack or have, the longest first
};

/// Everything that tells one decoder-only family from another. A family reads its config.json into one of these.
struct DecoderPlan {
    CausalLmConfig config;
    std::int64_t embeddingSize = 0; ///< width of the embedding and the head; with projections not the hidden size
    std::int64_t innerSize = 0;     ///< width of the MLP
    double attentionScale = 1.0;
    double normEpsilon = 1e-5;
    double initStd = 0.02;
    Activation activation = Activation::GeluTanh;
    std::vector<std::int64_t> windows; ///< a layer's local window, the token itself included; 0: global
    bool queryKeyValueBias = true;
    bool transposedWeights = false; ///< matrices stand as [in, out]
    bool normBefore = true;         ///< norms stand before attention and MLP, else behind their residual sums
    bool finalNorm = true;
    bool projections = false; ///< embedding → hidden and hidden → head
    bool tiedHead = true;
    std::int64_t positionOffset = 0; ///< rows of the position table before position 0
    bool positionsCountMask = false; ///< positions without a given table: the mask's ones so far − 1
    BlindQuery blindQuery = BlindQuery::AllPositions;
    DecoderNames names;
};

} // namespace palimpsest
