#include "engine/tables/csv.h"
#include "tests/fuzz/fuzz_input.h"

namespace pal = palimpsest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto table = pal::parseCsv(fuzzText(data, size));
    if (!table)
        return 0;
    // What was read is written, and reads back as the same table.
    pal::CsvWriter writer(table->header());
    for (std::size_t row = 0; row < table->rows(); ++row) {
        for (std::size_t column = 0; column < table->header().size(); ++column) {
            writer.text(table->at(row, column));
            (void)table->number(row, column);
            (void)table->integer(row, column);
        }
        writer.endRow();
    }
    const auto text = writer.result();
    fuzzRequire(text.ok(), "a table that was read can be written");
    // A text that begins with a byte order mark loses it on the way; nothing else may be lost.
    if (text->rfind("\xEF\xBB\xBF", 0) == 0)
        return 0;
    const auto back = pal::parseCsv(*text);
    fuzzRequire(back.ok() && back->header() == table->header() && back->rows() == table->rows(), "the same rows");
    for (std::size_t row = 0; row < table->rows(); ++row)
        for (std::size_t column = 0; column < table->header().size(); ++column)
            fuzzRequire(back->at(row, column) == table->at(row, column), "the same fields");
    return 0;
}
