#pragma once

#include "engine/base/result.h"
#include "engine/model/causal_lm.h"
#include "engine/text/tokenizer.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

namespace palimpsest {

/// How to continue prompts; names, defaults and semantics of transformers 4.48's `generate` (length_penalty 1,
/// early_stopping false).
struct GenerationOptions {
    std::int64_t numBeams = 1;
    std::int64_t maxNewTokens = 20;
    std::optional<std::int64_t> eosId; ///< ends a row; none: every row runs to maxNewTokens
    std::optional<std::int64_t> padId; ///< fills shorter rows; none: eosId
    bool fillToLongest = false;        ///< fill every row to the longest of the call, as `generate` returns them
    bool doSample = false;             ///< not with beams
    double temperature = 1.0;
    std::int64_t topK = 50; ///< only the k likeliest tokens; 0: all
    double topP = 1.0;      ///< only the likeliest tokens that together have this probability
    std::uint64_t seed = 0; ///< of sampling: torch's CPU generator, one draw a row and step
    std::stop_token stop;   ///< asked between tokens; a stopped generation is Error{Interrupted}
};

/// New tokens of every row, the closing eos included.
using GeneratedRows = std::vector<std::vector<TokenId>>;

/// Continues every row of `prompts`. A mask makes its hidden tokens invisible; rows end at the last column, so pads
/// stand on the left. Rows are independent of each other but for fillToLongest and the draws of sampling. Fails where
/// the model has too few positions.
Result<GeneratedRows> generate(CausalLm& model, const TokenBatch& prompts, const GenerationOptions& options);

/// One token of a streamed generation.
struct StreamedToken {
    TokenId id = 0;
    double probability = 0;                               ///< under the model, before temperature, top_k and top_p
    std::vector<std::pair<TokenId, double>> alternatives; ///< the likeliest tokens there, best first
};

/// Called after every token, on the generating thread; false ends the generation.
using TokenSink = std::function<bool(const StreamedToken&)>;

/// Continues one row, greedy or sampled, and reports every token with its `alternatives` likeliest tokens. Beams are an
/// error.
Result<std::vector<TokenId>> generateStreaming(CausalLm& model, const TokenBatch& prompt,
                                               const GenerationOptions& options, std::size_t alternatives,
                                               const TokenSink& sink);

/// Where a greedy continuation begins: after the first `length` tokens of a prefilled row.
struct GreedyStart {
    std::int64_t row = 0;
    std::int64_t length = 0;
    std::int64_t count = 0; ///< tokens to generate, `first` included
    TokenId first = 0;      ///< the greedy token there (see greedyTokens), the continuation's first
};

/// Greedy continuations of many starts over one cache, for extraction likelihood: [i] is that of starts[i], at most
/// `count` tokens, the closing eos included. Runs in chunks so that tails never take more than a few hundred megabytes;
/// branches are dropped as they end. Replaces the cache's branches.
Result<GeneratedRows> continueGreedily(CausalLm& model, BranchingCache& cache, const std::vector<GreedyStart>& starts,
                                       std::optional<std::int64_t> eosId, const std::stop_token& stop = {});

/// The likeliest next token of every hidden state, [..., d] → [...] int64, in chunks: logits never take much memory.
torch::Tensor greedyTokens(const CausalLm& model, const torch::Tensor& hidden);

} // namespace palimpsest
