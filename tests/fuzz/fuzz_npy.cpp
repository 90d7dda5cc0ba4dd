#include "engine/formats/npy.h"
#include "tests/fuzz/fuzz_input.h"

namespace pal = palimpsest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto matrix = pal::parseNpy(fuzzText(data, size));
    if (!matrix)
        return 0;
    fuzzRequire(matrix->rows >= 0 && matrix->columns >= 0
                    && matrix->values.size() == std::size_t(matrix->rows) * std::size_t(matrix->columns),
                "a matrix of its shape");
    const auto text = pal::formatNpy(*matrix, pal::NpyType::I4);
    fuzzRequire(text.ok() && pal::parseNpy(*text).ok() && *pal::parseNpy(*text) == *matrix, "it reads back");
    return 0;
}
