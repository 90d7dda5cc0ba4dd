#pragma once

#include "engine/text/tokenizer.h"

#include <cstdint>
#include <span>
#include <vector>

namespace palimpsest {

/// How extraction likelihood is measured (spec/icu.md section 3 item 7).
struct ExtractionOptions {
    bool paper = false;         ///< profile `paper`: shorter generations are filled with eos to their batch's longest
    std::int64_t batchSize = 8; ///< rows of a batch, in row order; matters for the fill only
    std::int64_t n = 10;
    std::int64_t start = 150; ///< the first start
    TokenId eos = -1;
};

/// A row of T tokens as EL sees it.
struct ExtractionRow {
    std::vector<TokenId> tokens;
    std::vector<TokenId> guesses; ///< [i]: the greedy token after tokens[0..i); [0] is not read
    std::vector<char> attended;   ///< [i]: not 0 where the token may be attended to
    std::vector<char> real;       ///< [i]: not 0 where the token is real
    /// [i]: the greedy generation from tokens[0..i), its eos included, for the starts of startsToGenerate()
    std::vector<std::vector<TokenId>> generated;
};

/// The starts whose generation is neither a token of the row followed by the next start's, nor just an eos, and that a
/// start that counts needs. Rising.
std::vector<std::int64_t> startsToGenerate(const ExtractionRow& row, const ExtractionOptions& options);

/// EL of every row, generations put together from the guesses and `generated`. A start counts if at least n real tokens
/// are left and one token before it can be attended to; the n-grams are those of the real tokens left. `paper`: the sum
/// of overlaps / (T − start − (n − 1)). Else their mean, NaN for a row without a start that counts.
std::vector<double> extractionLikelihoods(std::span<const ExtractionRow> rows, const ExtractionOptions& options);

} // namespace palimpsest
