#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string_view>

namespace palimpsest {

/// How a measurement tells where it stands and is told to stop. Both happen on the calling thread, between batches.
struct MetricProgress {
    /// Phase ("generation", "BERTScore", "memorization", "extraction"), units done and in all.
    std::function<void(std::string_view phase, std::int64_t done, std::int64_t total)> report;
    std::stop_token stop;

    void operator()(std::string_view phase, std::int64_t done, std::int64_t total) const
    {
        if (report)
            report(phase, done, total);
    }

    bool stopped() const { return stop.stop_requested(); }
};

/// What a measurement returns when it was told to stop.
inline Error measurementStopped() { return {ErrorKind::Interrupted, "stopped while measuring", {}}; }

} // namespace palimpsest
