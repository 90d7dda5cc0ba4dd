#include "engine/formats/pickle.h"
#include "tests/fuzz/fuzz_input.h"

namespace pal = palimpsest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto tensors = pal::unpickleStateDict(fuzzText(data, size));
    if (!tensors)
        return 0;
    for (const pal::PickledTensor& tensor : *tensors) {
        fuzzRequire(tensor.shape.size() == tensor.strides.size(), "a stride for every axis");
        bool empty = false;
        __int128 last = tensor.offset;
        for (std::size_t axis = 0; axis < tensor.shape.size(); ++axis) {
            fuzzRequire(tensor.shape[axis] >= 0 && tensor.strides[axis] >= 0, "no negative size or stride");
            empty = empty || tensor.shape[axis] == 0;
            last += __int128(tensor.shape[axis] - 1) * tensor.strides[axis];
        }
        fuzzRequire(tensor.offset >= 0 && (empty || last < tensor.storageSize), "a view inside of its storage");
    }
    return 0;
}
