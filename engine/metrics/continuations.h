#pragma once

#include "engine/model/causal_lm.h"
#include "engine/text/tokenizer.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

namespace palimpsest {

/// A place inside a prefilled row from which text is to be generated greedily.
struct Start {
    std::int64_t row = 0;    ///< of the prefilled prompts
    std::int64_t length = 0; ///< tokens of the row that are the prompt
    TokenId first = 0;       ///< the greedy token after them, known from the teacher-forced pass
};

/// Continues every start greedily until the row would hold `length` tokens or eos has been generated (it is kept, as
/// the last token). Element k belongs to starts[k] and begins with its first token. All starts are advanced together
/// over the prompts' one key/value cache. Nothing is returned if `stop` was requested on the way.
std::optional<std::vector<std::vector<TokenId>>> continueGreedily(CausalLm& model, BranchingCache& cache,
                                                                  const std::vector<Start>& starts, std::int64_t length,
                                                                  TokenId eos, std::stop_token stop);

} // namespace palimpsest
