#pragma once

#include "engine/net/http.h"

#include <chrono>
#include <optional>
#include <string_view>

namespace palimpsest {

using Milliseconds = std::chrono::milliseconds;

/// How long a server asks to be left alone: retry-after-ms, else Retry-After (seconds, with a fraction too, or an HTTP
/// date, reckoned from `now`), else, with `resets`, the longer of x-ratelimit-reset-requests and -tokens. Never
/// negative.
std::optional<Milliseconds> requestedWait(const HttpResponse& response, std::chrono::system_clock::time_point now,
                                          bool resets);

/// A duration as Go prints it: "12ms", "1s", "6m0s", "1h2m3.5s".
std::optional<Milliseconds> goDuration(std::string_view text);

/// 0.75 to 1 of min(60, 2ⁿ) seconds before try n + 1 (n from 0); `share` from 0 to 1 says where between.
Milliseconds backoff(int triesSoFar, double share);

} // namespace palimpsest
