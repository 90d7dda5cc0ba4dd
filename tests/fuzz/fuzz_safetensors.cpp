#include "engine/formats/safetensors_header.h"
#include "tests/fuzz/fuzz_input.h"

namespace pal = palimpsest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto header = pal::parseSafetensorsHeader(fuzzText(data, size));
    if (!header)
        return 0;
    std::uint64_t sum = 0;
    for (const pal::SafetensorsEntry& entry : header->entries) {
        std::uint64_t bytes = pal::safetensorsElementSize(entry.type);
        for (const std::int64_t axis : entry.shape)
            bytes *= std::uint64_t(axis);
        fuzzRequire(bytes == entry.size, "a size that fits type and shape");
        fuzzRequire(entry.begin <= size && entry.size <= size - entry.begin, "tensors inside of the file");
        for (std::uint64_t i = 0; i < entry.size; ++i)
            sum += data[entry.begin + i];
    }
    static volatile std::uint64_t sink;
    sink = sum;
    const std::string again = pal::formatSafetensorsHeader(header->entries, header->metadata);
    std::uint64_t dataSize = 0;
    for (const pal::SafetensorsEntry& entry : header->entries)
        dataSize += entry.size;
    const auto back = pal::parseSafetensorsHeader(again + std::string(dataSize, '\0'));
    fuzzRequire(back.ok() && back->entries.size() == header->entries.size() && back->metadata == header->metadata,
                "what is written reads back");
    return 0;
}
