#include "engine/formats/zip_directory.h"
#include "tests/fuzz/fuzz_input.h"

namespace pal = palimpsest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view archive = fuzzText(data, size);
    const auto records = pal::readZipDirectory(archive);
    if (!records)
        return 0;
    for (const pal::ZipRecord& record : *records)
        if (record.stored) {
            fuzzRequire(record.begin <= size && record.size <= size - record.begin, "records inside of the archive");
            (void)pal::crc32(archive.substr(record.begin, std::min<std::uint64_t>(record.size, 4096)));
        }
    return 0;
}
