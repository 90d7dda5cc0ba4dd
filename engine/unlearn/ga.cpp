#include "engine/base/translatable.h"
#include "engine/unlearn/objective.h"

namespace palimpsest {

namespace {

std::vector<Pass> gaPasses(const RunConfig& config)
{
    return {{.input = Side::Forget, .terms = {{Side::Forget, -config.uw, LossName::Unlearn}}}};
}

} // namespace

/// Gradient ascent, KUMPR: −CE(x_f), every row in every epoch (Jang et al. 2022, arXiv 2210.01504).
Objective gaObjective()
{
    return {.name = "ga",
            .title = PALIMPSEST_TEXT("Method", "GA (KUMPR): gradient ascent"),
            .passes = gaPasses,
            .refines = false};
}

} // namespace palimpsest
