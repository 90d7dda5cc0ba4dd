#include "engine/base/translatable.h"
#include "engine/unlearn/objective.h"

namespace palimpsest {

namespace {

std::vector<Pass> poPasses(const RunConfig& config)
{
    return {
        {.input = Side::Forget, .terms = {{Side::Partner, config.uw, LossName::Unlearn}}},
        {.input = Side::Partner, .terms = {{Side::Partner, config.lw, LossName::Learn}}},
    };
}

} // namespace

/// Preference optimisation as the reference has it: uw·CE(labels x_l on input x_f) + lw·CE(x_l); stops when MA or EL is
/// below its threshold.
Objective poObjective()
{
    return {.name = "po",
            .title = PALIMPSEST_TEXT("Method", "PO: the partner as the preferred answer"),
            .passes = poPasses,
            .refines = false,
            .stop = StopRule::MaOrEl};
}

} // namespace palimpsest
