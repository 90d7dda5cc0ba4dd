#include "engine/model/families.h"
#include "tests/fuzz/fuzz_input.h"

namespace pal = palimpsest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto plan = pal::planDecoder(std::string(fuzzText(data, size)));
    if (!plan)
        return 0;
    const pal::CausalLmConfig& config = plan->config;
    fuzzRequire(config.vocabularySize > 0 && config.hiddenSize > 0 && config.layers > 0 && config.heads > 0
                    && config.maxPositions > 0,
                "positive sizes");
    fuzzRequire(config.hiddenSize % config.heads == 0, "a width that the heads divide");
    return 0;
}
