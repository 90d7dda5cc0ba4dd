#include "engine/config/run_config.h"
#include "tests/fuzz/fuzz_input.h"

namespace pal = palimpsest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(fuzzText(data, size));
    pal::RunConfig run;
    if (pal::applyJson(run, text) && pal::validate(run)) {
        pal::RunConfig again;
        fuzzRequire(pal::applyJson(again, pal::toJson(run)).ok(), "settings that were read can be written and read");
        fuzzRequire(pal::toJson(again) == pal::toJson(run), "and are the same then");
    }
    pal::FinetuneConfig finetune;
    if (pal::applyJson(finetune, text))
        (void)pal::validate(finetune);
    return 0;
}
