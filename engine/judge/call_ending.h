#pragma once

#include "engine/judge/judge_flights.h"
#include "engine/judge/judge_requests.h"
#include "engine/judge/judge_store.h"
#include "engine/judge/redactor.h"
#include "engine/judge/retry_policy.h"

namespace palimpsest {

/// What a call that has landed means: the row that is stored of it, and what to do next.
struct CallEnding {
    AttemptEnd row;
    Verdict verdict;
};

/// Reads an answer and decides, and brings the task's history up to date. `share` (0..1) is the jitter's draw.
CallEnding endingOf(const Landed& call, JudgeWork& work, const JudgeRun& run, const Redactor& redactor,
                    const JudgeClock& clock, double share);

} // namespace palimpsest
