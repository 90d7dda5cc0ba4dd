#pragma once

#include "engine/model/causal_lm.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace palimpsest {

/// How texts are continued; the semantics are those of transformers 4.48 `generate` (spec/icu.md section 3 item 1 for
/// beams: length_penalty 1, early_stopping false).
struct GenerationOptions {
    std::int64_t maxNewTokens = 50;
    std::int64_t numBeams = 1;
    std::optional<std::int64_t> eosId; ///< ends a row; nothing: rows end at maxNewTokens
    bool doSample = false;             ///< one beam only
    double temperature = 1.0;          ///< > 0
    std::int64_t topK = 50;            ///< 0: all
    double topP = 1.0;
    std::uint64_t seed = 42;
};

/// New tokens of every prompt, a closing eos included, no fill. All prompts of the batch are continued together; rows
/// that have ended cost nothing more. `prompts` may be left-padded with a mask. Told to stop, it returns what is there.
std::vector<std::vector<std::int64_t>> generate(CausalLm& model, const TokenBatch& prompts,
                                                const GenerationOptions& options, const std::stop_token& stop = {});

} // namespace palimpsest
