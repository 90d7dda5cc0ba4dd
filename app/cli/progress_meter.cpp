#include "app/cli/progress_meter.h"

#include "app/cli/console.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace palimpsest {

namespace {

using namespace std::chrono_literals;

constexpr auto kMovingInterval = 100ms;
constexpr auto kPlainInterval = 10s;
constexpr int kBarWidth = 24;

std::string rateText(double rate)
{
    char text[64];
    if (!std::isfinite(rate) || rate <= 0)
        return {};
    if (rate >= 1)
        std::snprintf(text, sizeof text, rate < 100 ? "%.1f/s" : "%.0f/s", rate);
    else
        std::snprintf(text, sizeof text, "%.1f s each", 1 / rate);
    return text;
}

std::string bar(double share)
{
    const int filled = int(std::lround(std::clamp(share, 0.0, 1.0) * kBarWidth));
    std::string text;
    for (int i = 0; i < kBarWidth; ++i)
        text += i < filled ? "━" : "┄";
    return text;
}

} // namespace

std::string durationText(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0 || seconds > 1e9)
        return {};
    const long whole = std::lround(seconds);
    char text[64];
    if (whole < 60)
        std::snprintf(text, sizeof text, "%ld s", whole);
    else if (whole < 3600)
        std::snprintf(text, sizeof text, "%ld min %02ld s", whole / 60, whole % 60);
    else
        std::snprintf(text, sizeof text, "%ld h %02ld min", whole / 3600, whole / 60 % 60);
    return text;
}

std::string progressLine(const Progress& progress, int width)
{
    std::string numbers = std::to_string(progress.done);
    if (progress.total > 0)
        numbers += "/" + std::to_string(progress.total);
    if (const std::string rate = rateText(progress.rate); !rate.empty())
        numbers += ", " + rate;
    const bool going = progress.total > 0 && progress.done < progress.total && progress.rate > 0;
    if (const std::string left = durationText(progress.secondsLeft); going && !left.empty())
        numbers += ", " + left + " left";
    const std::string plain = progress.phase + " " + numbers;
    if (progress.total <= 0 || int(plain.size()) + kBarWidth + 2 > width)
        return width > 0 && int(plain.size()) >= width ? plain.substr(0, std::size_t(width - 1)) : plain;
    return progress.phase + " " + bar(double(progress.done) / double(progress.total)) + " " + numbers;
}

ProgressMeter::~ProgressMeter() { finish(); }

void ProgressMeter::update(const Progress& progress, Clock::time_point now)
{
    const bool fresh = progress.phase != m_phase;
    const bool ends = progress.total > 0 && progress.done >= progress.total;
    if (fresh) {
        m_phase = progress.phase;
        m_ended = false;
    }
    if (m_console.interactive()) {
        if (fresh || ends || now - m_shown >= kMovingInterval) {
            m_shown = now;
            m_console.showStatus(progressLine(progress, m_console.width()));
        }
        return;
    }
    if (fresh || (ends && !m_ended) || (!ends && now - m_shown >= kPlainInterval)) {
        m_shown = now;
        m_ended = ends;
        m_console.say(progressLine(progress));
    }
}

void ProgressMeter::finish() { m_console.clearStatus(); }

} // namespace palimpsest
