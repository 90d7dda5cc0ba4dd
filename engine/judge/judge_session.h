#pragma once

#include "engine/base/result.h"
#include "engine/judge/judge_clock.h"
#include "engine/judge/retry_wait.h"
#include "engine/net/secret.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace palimpsest {

/// Where a run is.
struct JudgeProgress {
    std::int64_t runId = 0;
    std::string state;  ///< running, paused, stopped, done
    std::string reason; ///< why paused or stopped, in words
    std::int64_t total = 0;
    std::int64_t done = 0;
    std::int64_t failed = 0;
    int inFlight = 0;
    int concurrency = 0; ///< that is allowed now
    double spent = 0;    ///< what is known to have been billed
    std::int64_t unknownCalls = 0;
    std::optional<double> unknownAtMost; ///< nothing without a price
    std::optional<double> budget;
    std::string currency;
    Milliseconds pausedFor{0}; ///< until the endpoint may be asked again
    double tokensPerMinute = 0;
    std::string lastProblem;
    std::int64_t sent = 0; ///< calls of this session
};

/// Sends a judge run's open tasks until none is left, or until it is stopped. One run() for each session; it blocks its
/// thread, which owns the database. A project is judged by one session at a time: a second one fails at once.
class JudgeSession {
public:
    struct Options {
        JudgeClock* clock = nullptr;                          ///< nullptr: real time
        std::int64_t limit = 0;                               ///< calls after which it pauses (a probe); 0: none
        std::function<void(const JudgeProgress&)> onProgress; ///< on run()'s thread, ten times a second at most
    };

    /// `projectFolder` holds project.sqlite. `key` may be empty where the endpoint asks for none.
    JudgeSession(std::filesystem::path projectFolder, std::int64_t runId, std::shared_ptr<const Secret> key,
                 Options options);
    ~JudgeSession();

    /// Blocks. Calls under way are waited for, however it ends: an answer that was paid for is kept.
    Result<JudgeProgress> run();

    // Any thread; these return at once.
    void pause();
    void resume();
    void stop();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace palimpsest
