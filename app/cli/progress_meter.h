#pragma once

#include "engine/events/run_event.h"

#include <chrono>
#include <string>

namespace palimpsest {

class Console;

/// Shows how far a phase is: a line that moves on a terminal, a plain line at the start and end of a phase and every
/// ten seconds elsewhere. Calls come from one thread at a time.
class ProgressMeter {
public:
    using Clock = std::chrono::steady_clock;

    explicit ProgressMeter(Console& console) : m_console(console) {}
    ~ProgressMeter();

    void update(const Progress& progress, Clock::time_point now = Clock::now());
    /// Takes the moving line away.
    void finish();

private:
    Console& m_console;
    std::string m_phase;
    Clock::time_point m_shown{};
    bool m_ended = false; ///< the phase's last line is out
};

/// "Epoch 3: training 37/128, 12.3/s, 8 s left"; with a bar in front of the numbers where `width` is not 0.
std::string progressLine(const Progress& progress, int width = 0);

/// "8 s", "2 min 05 s", "1 h 02 min"; empty where it is not known.
std::string durationText(double seconds);

} // namespace palimpsest
