#include "engine/judge/retry_wait.h"

#include "engine/tables/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <string>
#include <utility>

namespace palimpsest {

namespace {

constexpr double kLongestSeconds = 1e7; // beyond that no wait is meant

std::optional<Milliseconds> fromSeconds(std::optional<double> seconds)
{
    if (!seconds || !std::isfinite(*seconds))
        return std::nullopt;
    return Milliseconds(std::llround(std::clamp(*seconds, 0.0, kLongestSeconds) * 1000));
}

std::optional<Milliseconds> untilDate(std::string_view text, std::chrono::system_clock::time_point now)
{
    for (const char* form : {"%a, %d %b %Y %H:%M:%S", "%A, %d-%b-%y %H:%M:%S", "%a %b %d %H:%M:%S %Y"}) {
        std::tm fields{};
        if (::strptime(std::string(text).c_str(), form, &fields) == nullptr)
            continue;
        const auto date = std::chrono::system_clock::from_time_t(::timegm(&fields));
        return fromSeconds(std::chrono::duration<double>(date - now).count());
    }
    return std::nullopt;
}

std::optional<double> numberIn(const HttpResponse& response, std::string_view name)
{
    const auto text = response.header(name);
    return text ? parseDouble(*text) : std::nullopt;
}

} // namespace

std::optional<Milliseconds> goDuration(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, double>, 6> kUnits{
        {{"ms", 1e-3}, {"us", 1e-6}, {"ns", 1e-9}, {"h", 3600}, {"m", 60}, {"s", 1}}};
    double seconds = 0;
    if (text.empty())
        return std::nullopt;
    while (!text.empty()) {
        const std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
        const auto number = parseDouble(text.substr(0, digits));
        text.remove_prefix(digits);
        const auto unit =
            std::ranges::find_if(kUnits, [&](const auto& candidate) { return text.starts_with(candidate.first); });
        if (!number || unit == kUnits.end())
            return std::nullopt;
        seconds += *number * unit->second;
        text.remove_prefix(unit->first.size());
    }
    return fromSeconds(seconds);
}

std::optional<Milliseconds> requestedWait(const HttpResponse& response, std::chrono::system_clock::time_point now,
                                          bool resets)
{
    if (const auto milliseconds = numberIn(response, "retry-after-ms"))
        return fromSeconds(*milliseconds / 1000);
    if (const auto text = response.header("retry-after")) {
        if (const auto wait = fromSeconds(parseDouble(*text)))
            return wait;
        if (const auto wait = untilDate(*text, now))
            return wait;
    }
    std::optional<Milliseconds> longest;
    for (const char* name : {"x-ratelimit-reset-requests", "x-ratelimit-reset-tokens"})
        if (const auto text = response.header(name); text && resets)
            longest = std::max(longest, goDuration(*text));
    return longest;
}

Milliseconds backoff(int triesSoFar, double share)
{
    const double seconds = std::min(60.0, std::exp2(std::clamp(triesSoFar, 0, 10)));
    return Milliseconds(std::llround(seconds * (0.75 + 0.25 * share) * 1000));
}

} // namespace palimpsest
