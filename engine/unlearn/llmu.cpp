#include "engine/base/translatable.h"
#include "engine/unlearn/objective.h"

namespace palimpsest {

namespace {

std::vector<Pass> llmuPasses(const RunConfig& config)
{
    return {
        {.input = Side::Forget,
         .terms = {{Side::Forget, -config.uw, LossName::Unlearn}, {Side::Partner, config.lw, LossName::Learn}}},
        {.input = Side::Partner, .terms = {}, .measuresKl = true, .klWeight = config.kl},
    };
}

} // namespace

/// LLMU as the reference has it: −uw·CE(x_f) + lw·CE(labels x_l on input x_f) + kl·kl_loss (Yao et al. 2023, arXiv
/// 2310.10683).
Objective llmuObjective()
{
    return {.name = "llmu",
            .title = PALIMPSEST_TEXT("Method", "LLMU: ascent with mismatched labels"),
            .passes = llmuPasses,
            .refines = false};
}

} // namespace palimpsest
