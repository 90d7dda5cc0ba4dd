#include "app/cli/run_watcher.h"

#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "engine/events/event_json.h"
#include "engine/events/journal.h"
#include "engine/run/run_session.h"

#include <cerrno>
#include <cstdio>
#include <utility>

namespace palimpsest {

namespace {

constexpr std::chrono::milliseconds kBetweenLooks{100}; // for a Ctrl-C

std::string threeDigits(double value)
{
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.3f", value);
    return buffer;
}

std::string epochLine(const EpochEvaluated& e, std::int64_t rows)
{
    std::string line = "epoch " + std::to_string(e.epoch) + (e.epoch == 0 ? " (before)" : "") + ": MA "
                       + threeDigits(e.acc) + ", EL " + threeDigits(e.el) + ", F1 " + threeDigits(e.f1) + ", BLEU "
                       + threeDigits(e.bleu) + ", remembered " + std::to_string(e.flagged) + "/" + std::to_string(rows)
                       + ", recited " + std::to_string(e.recited);
    if (e.learnAcc)
        line += ", partner MA " + threeDigits(*e.learnAcc);
    if (e.retainAcc)
        line += ", retain MA " + threeDigits(*e.retainAcc);
    return line;
}

} // namespace

RunWatcher::RunWatcher(Console& console, std::string eventsTo)
    : m_console(console),
      m_eventsTo(std::move(eventsTo)),
      m_meter(console)
{
}

RunWatcher::~RunWatcher()
{
    if (m_eventsFile != nullptr)
        std::fclose(m_eventsFile);
}

void RunWatcher::on(const EventRecord& record) noexcept
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(record);
    }
    m_wake.notify_one();
}

std::vector<EventRecord> RunWatcher::take()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, kBetweenLooks, [this] { return !m_queue.empty(); });
    return std::exchange(m_queue, {});
}

Status RunWatcher::watch(std::unique_ptr<Job> job)
{
    if (m_eventsTo == "-") {
        m_console.print(journalHeader({}));
    } else if (!m_eventsTo.empty()) {
        m_eventsFile = std::fopen(m_eventsTo.c_str(), "w");
        if (m_eventsFile == nullptr)
            return fileSystem("--events: cannot write " + m_eventsTo, errno);
        std::fputs(journalHeader({}).c_str(), m_eventsFile);
    }

    interrupt::stopGently();
    RunSession session(std::move(job), {this});
    bool asked = false;
    while (!m_ended) {
        if (interrupt::requested() && !std::exchange(asked, true))
            session.requestStop();
        for (const EventRecord& record : take()) {
            show(record);
            PALIMPSEST_CHECK(copy(record));
        }
    }
    m_meter.finish();
    PALIMPSEST_TRY(const RunFinished finished, session.wait());
    m_console.say(finished.reason);
    if (finished.outcome == "stopped")
        return Error{ErrorKind::Interrupted, "stopped", {}};
    return {};
}

Status RunWatcher::copy(const EventRecord& record)
{
    if (m_eventsTo.empty())
        return {};
    const std::string line = toJsonLine(record) + "\n";
    if (m_eventsFile == nullptr)
        m_console.print(line);
    else if (std::fputs(line.c_str(), m_eventsFile) < 0 || std::fflush(m_eventsFile) != 0)
        return fileSystem("--events: cannot write " + m_eventsTo, errno);
    return {};
}

void RunWatcher::show(const EventRecord& record)
{
    if (const auto* progress = std::get_if<Progress>(&record.event)) {
        m_meter.update(*progress);
    } else if (const auto* started = std::get_if<RunStarted>(&record.event)) {
        m_started = *started;
        std::string line = started->command + ": " + std::to_string(started->parameters) + " parameters, "
                           + std::to_string(started->rows) + " rows";
        if (!started->method.empty())
            line += ", method " + started->method + ", profile " + started->profile;
        m_console.say(line);
    } else if (const auto* epoch = std::get_if<EpochEvaluated>(&record.event)) {
        if (!m_first)
            m_first = *epoch;
        m_last = *epoch;
        m_console.say(epochLine(*epoch, m_started ? m_started->rows : 0));
    } else if (const auto* warning = std::get_if<Warning>(&record.event)) {
        m_console.warn(warning->text);
    } else if (const auto* resumed = std::get_if<Resumed>(&record.event)) {
        m_console.say("resuming in epoch " + std::to_string(resumed->epoch) + " after step "
                      + std::to_string(resumed->step));
    }
    m_ended = std::holds_alternative<RunFinished>(record.event) || std::holds_alternative<RunFailed>(record.event);
}

} // namespace palimpsest
