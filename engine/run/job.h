#pragma once

#include "engine/base/result.h"
#include "engine/events/run_event.h"
#include "engine/run/event_sink.h"
#include "engine/run/run_control.h"

namespace palimpsest {

/// A long piece of work that a RunSession runs on its thread: a training, an evaluation, a finetuning. Made on the
/// caller's thread, then used and destroyed on the session's.
class Job {
public:
    virtual ~Job() = default;

    /// Does the work, telling `sink` about it and heeding `control` between two steps. A stop is no error: it returns
    /// RunFinished{"stopped"}. The session adds the terminal event.
    virtual Result<RunFinished> run(EventSink& sink, RunControl& control) = 0;

    /// Called after the terminal event: writes what needs the whole journal.
    virtual Status conclude() { return {}; }
};

} // namespace palimpsest
