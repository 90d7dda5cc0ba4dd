#pragma once

#include "engine/text/tokenizer.h"

#include <span>

namespace palimpsest {

/// How varied a candidate's tokens are (spec/icu.md section 3 item 1). Without tokens both are 0.
struct Diversity {
    double diff = 0;    ///< distinct tokens / tokens
    double entropy = 0; ///< base-2 entropy of the tokens' frequencies
};

Diversity diversity(std::span<const TokenId> tokens);

} // namespace palimpsest
