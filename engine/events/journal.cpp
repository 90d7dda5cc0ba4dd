#include "engine/events/journal.h"

#include "engine/base/files.h"
#include "engine/events/event_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <fcntl.h>
#include <mutex>
#include <optional>
#include <thread>
#include <unistd.h>

namespace palimpsest {

namespace {

std::string headerLine(const std::string& runId)
{
    return nlohmann::ordered_json{{"journal", "palimpsest"}, {"format", kJournalFormat}, {"run_id", runId}}.dump()
           + "\n";
}

Result<std::string> parseHeader(std::string_view line)
{
    const auto header = nlohmann::json::parse(line, nullptr, false);
    if (!header.is_object() || !header.contains("journal"))
        return badInput("not a journal: its first line has no field 'journal'");
    const auto format = header.find("format");
    if (format == header.end() || !format->is_number_integer())
        return badInput("the journal's first line has no field 'format'");
    if (format->get<int>() > kJournalFormat)
        return badInput("the journal has format " + format->dump() + ", this program reads up to "
                        + std::to_string(kJournalFormat) + ": use a newer one");
    const auto id = header.find("run_id");
    return id != header.end() && id->is_string() ? id->get<std::string>() : std::string();
}

} // namespace

class JournalWriter::Impl {
public:
    Impl(int descriptor, std::string path) : m_path(std::move(path)), m_descriptor(descriptor)
    {
        m_thread = std::thread([this] { work(); });
    }

    ~Impl()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closing = true;
        }
        m_wake.notify_all();
        m_thread.join();
        ::close(m_descriptor);
    }

    void push(std::string line)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_pending += line;
            m_pending += '\n';
        }
        m_wake.notify_one();
    }

    Status flush()
    {
        std::unique_lock lock(m_mutex);
        m_syncWanted = true;
        m_wake.notify_one();
        m_written.wait(lock, [this] { return (m_pending.empty() && !m_writing && !m_syncWanted) || m_failure; });
        if (m_failure)
            return *m_failure;
        return {};
    }

private:
    void work()
    {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_wake.wait(lock, [this] { return m_closing || m_syncWanted || !m_pending.empty(); });
            if (m_pending.empty() && m_closing && !m_syncWanted)
                return;
            const std::string chunk = std::exchange(m_pending, {});
            const bool sync = std::exchange(m_syncWanted, false);
            m_writing = true;
            const bool broken = m_failure.has_value();
            lock.unlock();
            const int error = broken ? 0 : put(chunk, sync);
            lock.lock();
            m_writing = false;
            if (error != 0)
                m_failure = fileSystem("cannot write " + m_path, error);
            m_written.notify_all();
        }
    }

    int put(std::string_view chunk, bool sync) const
    {
        while (!chunk.empty()) {
            const ssize_t written = ::write(m_descriptor, chunk.data(), chunk.size());
            if (written < 0 && errno != EINTR)
                return errno;
            if (written > 0)
                chunk.remove_prefix(static_cast<std::size_t>(written));
        }
        return sync && ::fdatasync(m_descriptor) != 0 && errno != EINVAL && errno != EROFS ? errno : 0;
    }

    const std::string m_path;
    const int m_descriptor;
    std::thread m_thread;

    // Guarded by m_mutex.
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_written;
    std::string m_pending;
    std::optional<Error> m_failure;
    bool m_closing = false;
    bool m_syncWanted = false;
    bool m_writing = false;
};

JournalWriter::JournalWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
JournalWriter::~JournalWriter() = default;

Result<std::unique_ptr<JournalWriter>> JournalWriter::create(const std::filesystem::path& path,
                                                             const std::string& runId)
{
    PALIMPSEST_CHECK(writeFileAtomically(path, headerLine(runId)));
    return append(path);
}

Result<std::unique_ptr<JournalWriter>> JournalWriter::append(const std::filesystem::path& path)
{
    PALIMPSEST_TRY(const std::string text, readFile(path));
    const std::size_t complete = text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1;
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (descriptor < 0)
        return fileSystem("cannot write " + path.string(), errno);
    if (complete != text.size() && ::ftruncate(descriptor, off_t(complete)) != 0) {
        const int error = errno;
        ::close(descriptor);
        return fileSystem("cannot write " + path.string(), error);
    }
    return std::unique_ptr<JournalWriter>(new JournalWriter(std::make_unique<Impl>(descriptor, path.string())));
}

void JournalWriter::on(const EventRecord& record) noexcept { m_impl->push(toJsonLine(record)); }

Status JournalWriter::flush() { return m_impl->flush(); }

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
