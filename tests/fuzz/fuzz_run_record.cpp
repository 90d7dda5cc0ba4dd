// A run directory of the reference: res.log, valid.csv, score.csv and epoch0.csv, separated by 0xFF.
#include "engine/report/run_record.h"
#include "tests/fuzz/fuzz_input.h"

namespace pal = palimpsest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const FuzzFolder folder;
    std::string_view rest = fuzzText(data, size);
    for (const char* name : {"res.log", "valid.csv", "score.csv", "epoch0.csv"}) {
        const std::size_t end = rest.find('\xFF');
        folder.write(name, rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    (void)pal::readRunRecord(folder.path());
    return 0;
}
