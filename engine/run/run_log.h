#pragma once

#include "engine/base/append_file.h"
#include "engine/events/run_event.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace palimpsest {

/// The lines that an event adds to res.log, without time and level (spec/icu.md section 4). `ga` and `po` runs leave
/// out what they do not measure.
std::vector<std::string> runLogLines(const RunEvent& event, std::int64_t elN);

/// Writes res.log (eval.log, finetune.log) in the reference's format from the events of a run.
class RunLog : public RunObserver {
public:
    /// `keepBytes`: what an interrupted run had written up to the checkpoint it goes on from; 0: a new log.
    static Result<std::unique_ptr<RunLog>> open(const std::filesystem::path& path, std::uintmax_t keepBytes);

    void on(const EventRecord& record) noexcept override;
    Status flush() { return m_file->flush(); }
    Status status() const { return m_file->status(); }
    std::uintmax_t size() const { return m_file->size(); }

private:
    explicit RunLog(std::unique_ptr<AppendFile> file) : m_file(std::move(file)) {}

    std::unique_ptr<AppendFile> m_file;
    std::int64_t m_elN = 10;
};

} // namespace palimpsest
