#include "engine/events/event_json.h"
#include "engine/events/journal.h"
#include "tests/fuzz/fuzz_input.h"

namespace pal = palimpsest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzzText(data, size);
    // In one piece and in two, the events are the same.
    pal::JournalParser whole;
    const auto records = whole.feed(text);
    pal::JournalParser halves;
    auto first = halves.feed(text.substr(0, size / 2));
    if (first) {
        const auto second = halves.feed(text.substr(size / 2));
        fuzzRequire(second.ok() == records.ok(), "the same in pieces");
        if (second)
            fuzzRequire(first->size() + second->size() == records->size(), "as many events in pieces");
    } else {
        fuzzRequire(!records.ok(), "an error in pieces is one in whole");
    }
    if (records) {
        std::vector<pal::EventRecord> kept;
        for (const pal::EventRecord& record : *records) {
            kept.push_back(record);
            pal::dropVoid(kept);
        }
    }
    static const FuzzFolder folder;
    (void)pal::readJournal(folder.write("events.jsonl", text));
    return 0;
}
