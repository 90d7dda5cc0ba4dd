#pragma once

#include "engine/metrics/memorization.h"

#include <memory>
#include <vector>

namespace palimpsest {

/// Some rows' tokens, read once, and which of them count.
struct CountedTokens {
    std::int64_t length = 0; ///< T
    std::vector<TokenId> tokens;
    std::vector<char> attended;   ///< not 0 where the token may be attended to in generation, MA and EL
    std::vector<char> real;       ///< not 0 where the token counts in MA and EL
    std::vector<TokenId> targets; ///< the token counted in val_loss, or −1
    std::vector<char> padded;     ///< [B]: not 0 where the row has a pad

    std::int64_t rows() const { return static_cast<std::int64_t>(padded.size()); }
    std::size_t at(std::int64_t row, std::int64_t i) const { return static_cast<std::size_t>(row * length + i); }
    /// MA counts i ≥ 1 with x[i−1] and x[i] real.
    bool countsInAccuracy(std::int64_t row, std::int64_t i) const { return real[at(row, i - 1)] && real[at(row, i)]; }
};

/// `rows` as the profile reads them.
CountedTokens countedTokens(const MemorizationRows& rows, bool paper);

/// What one teacher-forced pass over some rows says.
struct ForcedPass {
    std::vector<TokenId> guesses;            ///< [B·T]: the greedy token after x[0..i); [·, 0] is −1
    std::vector<double> lossSums;            ///< [B]
    std::vector<std::int64_t> targets;       ///< [B]
    std::unique_ptr<BranchingCache> prompts; ///< of the pass without mask in `paper`; only if asked for
};

/// Runs rows of `batch` (the same that `counted` was made of). `keepPrompts`: keys and values are kept.
ForcedPass forceTeacher(CausalLm& model, const MemorizationRows& batch, const CountedTokens& counted, bool paper,
                        bool keepPrompts);

/// The rows [begin, begin + count).
MemorizationRows rowRange(const MemorizationRows& rows, std::int64_t begin, std::int64_t count);

} // namespace palimpsest
