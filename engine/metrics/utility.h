#pragma once

#include "engine/metrics/memorization.h"

namespace palimpsest {

/// How well rows that should stay are still known (spec/icu.md section 3 item 9).
struct Utility {
    double loss = 0; ///< as val_loss
    double acc = 0;  ///< as MA
};

/// Loss and MA over the partners or the retain rows; options as for the forget rows. No EL, nothing generated.
Result<Utility> measureUtility(CausalLm& model, const MemorizationRows& rows, MemorizationOptions options,
                               const MetricProgress& progress = {});

} // namespace palimpsest
