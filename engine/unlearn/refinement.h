#pragma once

#include "engine/config/run_config.h"

#include <cstdint>
#include <vector>

namespace palimpsest {

/// What decides whether a row counts as forgotten.
struct RowScore {
    double f1 = 0;
    double bleu = 0;
};

/// The verdict over all rows after a scoring pass (spec/icu.md section 3 item 4).
struct Refinement {
    std::vector<std::uint8_t> flags;        ///< 1: still remembered, trained in the next epoch
    std::vector<std::uint8_t> caughtByF1;   ///< F1 below its threshold
    std::vector<std::uint8_t> caughtByBleu; ///< BLEU below its threshold
    std::int64_t flagged = 0;
    std::int64_t cameBack = 0; ///< flag 0 before, 1 now
};

/// Flags from scores and the flags before. A NaN score catches nothing.
Refinement refine(const std::vector<RowScore>& scores, const std::vector<std::uint8_t>& before,
                  const RunConfig& config);

} // namespace palimpsest
