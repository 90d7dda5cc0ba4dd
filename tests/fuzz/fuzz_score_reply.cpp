#include "engine/judge/reference_parser.h"
#include "engine/judge/score_parser.h"
#include "tests/fuzz/fuzz_input.h"

#include <cstdlib>

namespace pal = palimpsest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view reply = fuzzText(data, size);
    const pal::ParsedScore score = pal::parseScore(reply);
    fuzzRequire(score.value.has_value() == pal::isScored(score.outcome), "a value exactly where a score was found");
    fuzzRequire(!score.value || (*score.value >= 0 && *score.value <= 10), "a value from 0 to 10");
    fuzzRequire(!pal::nameOf(score.outcome).empty(), "every outcome has a name");
    const std::string reference = pal::parseAsReference(reply);
    fuzzRequire(!reference.empty(), "the reference has a result");
    // A score in another place than a line of its own is found by its key, and then the text holds one.
    if (score.outcome == pal::ScoreOutcome::Ambiguous || score.outcome == pal::ScoreOutcome::Strict)
        fuzzRequire(pal::holdsScore(reply), "a text with a score holds one");
    return 0;
}
