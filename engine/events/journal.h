#pragma once

#include "engine/base/append_file.h"
#include "engine/base/result.h"
#include "engine/events/run_event.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace palimpsest {

/// First line of a journal: {"journal":"palimpsest","format":1,"run_id":"…"}.
inline constexpr int kJournalFormat = 1;

/// That line, with its line break.
std::string journalHeader(const std::string& runId);

/// Writes events.jsonl. An observer; lines are handed to a thread of its own, so on() never touches the disk.
/// Thread-safe.
class JournalWriter : public RunObserver {
public:
    /// Starts a new journal, or goes on behind the last complete line of an old one (a torn line is cut off).
    static Result<std::unique_ptr<JournalWriter>> create(const std::filesystem::path& path, const std::string& runId);
    static Result<std::unique_ptr<JournalWriter>> append(const std::filesystem::path& path);
    ~JournalWriter() override;

    void on(const EventRecord& record) noexcept override;

    /// Blocks until everything said so far is on the disk. The first failure to write (a full disk) stays and is
    /// returned here from then on.
    Status flush();
    /// That failure, without waiting.
    Status status() const;

private:
    explicit JournalWriter(std::unique_ptr<AppendFile> file);
    std::unique_ptr<AppendFile> m_file;
};

/// A journal as its reader sees it: in order, and without what a resume made void.
struct Journal {
    std::string runId;
    std::vector<EventRecord> records;
    std::uint64_t lastSeq = 0; ///< highest in the file, void ones included
};

/// Reads a whole journal. A last line without line break is torn and ignored; anything else that is no event is an
/// error with its line number.
Result<Journal> readJournal(const std::filesystem::path& path);

/// Follows a journal that grows, or a stream of one that comes in pieces.
class JournalParser {
public:
    /// Takes the next bytes and returns the events that became complete with them. A Resumed among them tells the
    /// reader to drop what it holds after fromSeq.
    Result<std::vector<EventRecord>> feed(std::string_view bytes);
    const std::string& runId() const { return m_runId; }

private:
    std::string m_rest;
    std::string m_runId;
    std::size_t m_line = 0;
};

/// Drops from `records` what the Resumed event at their end makes void, and keeps the Resumed event.
void dropVoid(std::vector<EventRecord>& records);

} // namespace palimpsest
