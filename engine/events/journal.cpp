#include "engine/events/journal.h"

#include "engine/base/files.h"
#include "engine/events/event_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace palimpsest {

namespace {

Result<std::string> parseHeader(std::string_view line)
{
    const auto header = nlohmann::json::parse(line, nullptr, false);
    if (!header.is_object() || !header.contains("journal"))
        return badInput("not a journal: its first line has no field 'journal'");
    const auto format = header.find("format");
    if (format == header.end() || !format->is_number_integer())
        return badInput("the journal's first line has no field 'format'");
    if (*format > kJournalFormat)
        return badInput("the journal has format " + format->dump() + ", this program reads up to "
                        + std::to_string(kJournalFormat) + ": use a newer one");
    const auto id = header.find("run_id");
    return id != header.end() && id->is_string() ? id->get<std::string>() : std::string();
}

} // namespace

std::string journalHeader(const std::string& runId)
{
    return nlohmann::ordered_json{{"journal", "palimpsest"}, {"format", kJournalFormat}, {"run_id", runId}}.dump()
           + "\n";
}

JournalWriter::JournalWriter(std::unique_ptr<AppendFile> file) : m_file(std::move(file)) {}
JournalWriter::~JournalWriter() = default;

Result<std::unique_ptr<JournalWriter>> JournalWriter::create(const std::filesystem::path& path,
                                                             const std::string& runId)
{
    PALIMPSEST_CHECK(writeFileAtomically(path, journalHeader(runId)));
    return append(path);
}

Result<std::unique_ptr<JournalWriter>> JournalWriter::append(const std::filesystem::path& path)
{
    PALIMPSEST_TRY(const std::string text, readFile(path));
    const std::size_t lastBreak = text.rfind('\n');
    PALIMPSEST_TRY(auto file, AppendFile::open(path, lastBreak == std::string::npos ? 0 : lastBreak + 1));
    return std::unique_ptr<JournalWriter>(new JournalWriter(std::move(file)));
}

void JournalWriter::on(const EventRecord& record) noexcept { m_file->append(toJsonLine(record) + "\n"); }

Status JournalWriter::flush() { return m_file->flush(); }
Status JournalWriter::status() const { return m_file->status(); }

Result<std::vector<EventRecord>> JournalParser::feed(std::string_view bytes)
{
    m_rest += bytes;
    std::vector<EventRecord> records;
    std::size_t begin = 0;
    for (std::size_t end = m_rest.find('\n'); end != std::string::npos; end = m_rest.find('\n', begin)) {
        const std::string_view line(m_rest.data() + begin, end - begin);
        ++m_line;
        begin = end + 1;
        if (m_line == 1) {
            PALIMPSEST_TRY(m_runId, parseHeader(line));
            continue;
        }
        PALIMPSEST_TRY(auto record, fromJsonLine(line).in("line " + std::to_string(m_line)));
        records.push_back(std::move(record));
    }
    m_rest.erase(0, begin);
    return records;
}

void dropVoid(std::vector<EventRecord>& records)
{
    if (records.empty() || !std::holds_alternative<Resumed>(records.back().event))
        return;
    const std::uint64_t from = std::get<Resumed>(records.back().event).fromSeq;
    const auto isVoid = [&](const EventRecord& record) { return record.seq > from; };
    records.erase(std::remove_if(records.begin(), records.end() - 1, isVoid), records.end() - 1);
}

Result<Journal> readJournal(const std::filesystem::path& path)
{
    PALIMPSEST_TRY(const std::string text, readFile(path));
    Journal journal;
    JournalParser parser;
    PALIMPSEST_TRY(auto records, parser.feed(text).in(path.string()));
    if (parser.runId().empty() && records.empty())
        return badInput(path.string() + ": not a journal: it has no complete first line");
    journal.runId = parser.runId();
    for (EventRecord& record : records) {
        journal.lastSeq = std::max(journal.lastSeq, record.seq);
        journal.records.push_back(std::move(record));
        dropVoid(journal.records);
    }
    return journal;
}

} // namespace palimpsest
