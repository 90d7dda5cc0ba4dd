#pragma once

#include "engine/judge/judge_reply.h"
#include "engine/judge/retry_wait.h"

#include <chrono>
#include <optional>
#include <string>

namespace palimpsest {

/// What a task has been through.
struct TaskHistory {
    int attempts = 1;        ///< the one just ended included; those that only waited for a loading model not
    int unsure = 0;          ///< attempts that ended in a timeout or broke off after sending
    Milliseconds elapsed{0}; ///< since the first attempt was sent
};

/// What to do after a call.
struct Verdict {
    enum class Action {
        Done,     ///< there is an answer
        Failed,   ///< the task is final without one
        Retry,    ///< the task again, not before `wait`
        AskMore,  ///< the task again with more tokens (a truncated answer)
        PauseRun, ///< until `wait` is over, or, where it is 0, until the user has changed something
        StopRun,  ///< nothing more is sent
    };
    Action action = Action::Failed;
    Milliseconds wait{0};
    bool pausesEndpoint = false; ///< nobody sends before `wait` is over, and fewer at once after it
    bool pollsHealth = false;    ///< the server is loading its model: ask /health until it is there
    std::string reason;          ///< in words, for PauseRun and StopRun
};

inline constexpr int kMostAttempts = 6;
inline constexpr Milliseconds kLongestTask{10 * 60 * 1000};
inline constexpr Milliseconds kLongestQuietWait{15 * 60 * 1000};

/// Decides as spec/judge.md sections 1 and 3 have it. `share` (0..1) is the jitter's draw; `mayAskMore`: a truncated
/// answer may be asked for once more.
Verdict judgeVerdict(const JudgeReply& reply, const HttpResponse& response, const TaskHistory& history,
                     std::chrono::system_clock::time_point now, double share, bool mayAskMore);

/// Failures that count as one class when five in a row stop a run: "http 500", "timeout", "network".
std::string failureClass(const JudgeReply& reply);

} // namespace palimpsest
