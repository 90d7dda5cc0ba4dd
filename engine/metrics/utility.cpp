#include "engine/metrics/utility.h"

namespace palimpsest {

Result<Utility> measureUtility(CausalLm& model, const MemorizationRows& rows, MemorizationOptions options,
                               const MetricProgress& progress)
{
    options.extraction = false;
    PALIMPSEST_TRY(const Memorization measured, measureMemorization(model, rows, options, progress));
    return Utility{measured.valLoss, measured.acc};
}

} // namespace palimpsest
