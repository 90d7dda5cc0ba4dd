#pragma once

#include "engine/base/result.h"
#include "engine/events/run_event.h"

#include <string>
#include <string_view>

namespace palimpsest {

/// One line of the journal, without its line break: {"event":"StepMeasured","seq":7,"t":…,…} with the struct's field
/// names. Numbers that are not finite become null.
std::string toJsonLine(const EventRecord& record);

/// The record of such a line. Absent fields keep their defaults and unknown ones are ignored, so that an older or newer
/// journal can be read; a wrong type, an unknown event or a line that is no JSON object is an error.
Result<EventRecord> fromJsonLine(std::string_view line);

/// The struct's name: "StepMeasured".
std::string_view nameOf(const RunEvent& event);

} // namespace palimpsest
