#include "engine/base/translatable.h"
#include "engine/unlearn/objective.h"

namespace palimpsest {

namespace {

std::vector<Pass> icuPasses(const RunConfig& config)
{
    return {
        {.input = Side::Forget, .terms = {{Side::Forget, -config.uw, LossName::Unlearn}}},
        {.input = Side::Partner,
         .terms = {{Side::Partner, config.lw, LossName::Learn}},
         .measuresKl = true,
         .klWeight = config.kl},
    };
}

} // namespace

/// Iterative Contrastive Unlearning: −uw·CE(x_f) + lw·CE(x_l) + kl·kl_loss (arXiv 2407.20271).
Objective icuObjective()
{
    return {.name = "icu",
            .title = PALIMPSEST_TEXT("Method", "ICU: iterative contrastive unlearning"),
            .passes = icuPasses};
}

} // namespace palimpsest
