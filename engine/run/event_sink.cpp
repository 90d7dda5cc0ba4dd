#include "engine/run/event_sink.h"

namespace palimpsest {

namespace {

constexpr std::chrono::milliseconds kBetweenReports{250};

} // namespace

void EventSink::emit(RunEvent event)
{
    const double now = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    const EventRecord record{++m_seq, now, std::move(event)};
    for (RunObserver* observer : m_observers)
        observer->on(record);
}

PhaseProgress::PhaseProgress(EventSink& sink, std::string phase)
    : m_sink(sink),
      m_phase(std::move(phase)),
      m_begin(std::chrono::steady_clock::now())
{
}

void PhaseProgress::report(std::int64_t done, std::int64_t total)
{
    const auto now = std::chrono::steady_clock::now();
    if (done < total && now - m_lastSaid < kBetweenReports)
        return;
    m_lastSaid = now;
    const double seconds = std::chrono::duration<double>(now - m_begin).count();
    const double rate = seconds > 0 ? double(done) / seconds : 0;
    m_sink.emit(Progress{m_phase, done, total, rate, rate > 0 ? double(total - done) / rate : 0});
}

} // namespace palimpsest
