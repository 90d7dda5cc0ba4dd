#include "engine/report/number_format.h"

#include <cmath>
#include <cstdio>
#include <ctime>

namespace palimpsest {

namespace {

constexpr const char* kNothing = "–";

template <typename... Values>
std::string printed(const char* format, Values... values)
{
    char text[96];
    std::snprintf(text, sizeof text, format, values...);
    return text;
}

std::string withTrueMinus(std::string text)
{
    if (!text.empty() && text.front() == '-')
        text.replace(0, 1, "−");
    return text;
}

} // namespace

std::string shortNumber(double value)
{
    if (std::isnan(value))
        return kNothing;
    if (std::isinf(value))
        return value > 0 ? "∞" : "−∞";
    const double size = std::fabs(value);
    if (size >= 1000 && size < 1e6) {
        const long whole = std::lround(size);
        return (value < 0 ? "−" : "") + printed("%ld,%03ld", whole / 1000, whole % 1000);
    }
    // Products of many zero counts, as BLEU has them, are nothing to a reader.
    if (size > 0 && size < 1e-9)
        return "≈0";
    return withTrueMinus(printed("%.3g", value));
}

std::string percentText(double share)
{
    if (std::isnan(share))
        return kNothing;
    const double percent = 100 * share;
    const bool whole = std::fabs(percent - std::round(percent)) < 0.05 || std::fabs(percent) >= 99.95;
    return withTrueMinus(printed(whole ? "%.0f" : "%.1f", percent)) + " %";
}

std::string pointsText(double difference)
{
    if (std::isnan(difference))
        return kNothing;
    const double points = std::round(1000 * difference) / 10;
    return (points < 0 ? "−" : points > 0 ? "+" : "±") + printed("%.1f", std::fabs(points));
}

std::string spanText(double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0 || seconds > 1e10)
        return kNothing;
    const long whole = std::lround(seconds);
    if (seconds < 10)
        return printed("%.1f s", seconds);
    if (whole < 60)
        return printed("%ld s", whole);
    if (whole < 3600)
        return printed("%ld min %02ld s", whole / 60, whole % 60);
    return printed("%ld h %02ld min", whole / 3600, whole / 60 % 60);
}

std::string dateText(double seconds)
{
    if (!std::isfinite(seconds) || seconds <= 0 || seconds > 4e11)
        return kNothing;
    const std::time_t time = static_cast<std::time_t>(seconds);
    std::tm parts{};
    char text[64];
    if (::gmtime_r(&time, &parts) == nullptr || std::strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", &parts) == 0)
        return kNothing;
    return text;
}

std::string countText(double count)
{
    if (!std::isfinite(count))
        return kNothing;
    if (count >= 1e9)
        return printed("%.3g B", count / 1e9);
    if (count >= 1e6)
        return printed("%.3g M", count / 1e6);
    return shortNumber(count);
}

} // namespace palimpsest
