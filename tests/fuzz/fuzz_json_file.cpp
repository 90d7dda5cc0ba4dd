#include "engine/formats/json_file.h"
#include "tests/fuzz/fuzz_input.h"

#include <nlohmann/json.hpp>

namespace pal = palimpsest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto value = pal::parseJson(fuzzText(data, size));
    if (!value)
        return 0;
    const auto back = pal::parseJson(value->dump());
    fuzzRequire(back.ok() && *back == *value, "JSON that was read can be written and read again");
    return 0;
}
