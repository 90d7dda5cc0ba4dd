#pragma once

#include "engine/judge/judge_store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// A score that a person read from a reply, or gave in its place; jdg_override only grows, and the last one counts.
struct ScoreOverride {
    double value = 0;
    std::string who;
    std::string at;
    std::string note;
};

/// A task that is over without a score, or whose score was read by hand.
struct JudgeFailure {
    std::int64_t attempt = 0;
    std::string
        failure; ///< its class: the score's outcome (no_score, ambiguous, …) or the call's (refusal, timeout, …)
    bool mayAskAgain = false; ///< a call that failed; an answer that cannot be read is never asked for again (J2)
    int replicate = 1;
    std::string details; ///< the last call in words: "HTTP 429 insufficient_quota", "finish reason length"
    std::string body;    ///< as the server sent it, keys taken out
    std::string content; ///< the reply in it; empty where there is none
    int attempts = 0;    ///< calls that were made
    JudgeUnit unit;
    std::optional<ScoreOverride> byHand;
};

/// A run's failures, those of one class together, and within it as they were sent.
Result<std::vector<JudgeFailure>> judgeFailures(JudgeStore& store, std::int64_t run);

/// Appends what a person read. Fails outside 0 to 10, without a name, or without a note that says why.
Status overrideScore(JudgeStore& store, std::int64_t attempt, double value, const std::string& who,
                     const std::string& note);

} // namespace palimpsest
