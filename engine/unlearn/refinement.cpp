#include "engine/unlearn/refinement.h"

namespace palimpsest {

Refinement refine(const std::vector<RowScore>& scores, const std::vector<std::uint8_t>& before, const RunConfig& config)
{
    Refinement verdict;
    for (std::size_t row = 0; row < scores.size(); ++row) {
        const bool byF1 = scores[row].f1 < config.f1;
        const bool byBleu = scores[row].bleu < config.bleu;
        const bool forgotten =
            (config.flagRule == "and" ? byF1 && byBleu : byF1 || byBleu) || (config.stickyFlags && !before[row]);
        verdict.caughtByF1.push_back(byF1);
        verdict.caughtByBleu.push_back(byBleu);
        verdict.flags.push_back(!forgotten);
        verdict.flagged += !forgotten;
        verdict.cameBack += !forgotten && !before[row];
    }
    return verdict;
}

} // namespace palimpsest
