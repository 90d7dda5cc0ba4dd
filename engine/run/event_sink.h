#pragma once

#include "engine/events/run_event.h"

#include <chrono>
#include <string>
#include <vector>

namespace palimpsest {

/// Gives every event of a run its number and time and hands it to the observers. Engine thread only.
class EventSink {
public:
    explicit EventSink(std::vector<RunObserver*> observers) : m_observers(std::move(observers)) {}

    void add(RunObserver* observer) { m_observers.push_back(observer); }
    /// The next event gets `seq` + 1.
    void continueFrom(std::uint64_t seq) { m_seq = seq; }
    std::uint64_t lastSeq() const { return m_seq; }

    void emit(RunEvent event);
    void info(std::string text) { emit(LogLine{"INFO", std::move(text)}); }
    void warn(std::string text) { emit(Warning{std::move(text)}); }

private:
    std::vector<RunObserver*> m_observers;
    std::uint64_t m_seq = 0;
};

/// Progress of one phase with its rate and time left; says something at most four times a second and at the end.
class PhaseProgress {
public:
    PhaseProgress(EventSink& sink, std::string phase);
    void report(std::int64_t done, std::int64_t total);
    /// Time in which nothing was to be done, a pause, counts for neither the rate nor the time left.
    void leaveOut(std::chrono::steady_clock::duration time) { m_begin += time; }

private:
    EventSink& m_sink;
    const std::string m_phase;
    std::chrono::steady_clock::time_point m_begin;
    std::chrono::steady_clock::time_point m_lastSaid;
};

} // namespace palimpsest
