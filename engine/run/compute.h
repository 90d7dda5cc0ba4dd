#pragma once

#include "engine/model/causal_lm.h"
#include "engine/run/event_sink.h"

#include <cstdint>
#include <string>

namespace palimpsest {

/// Gives the tensor library `threads` threads on the calling thread; 0: as many as there are cores. Returns the number.
std::int64_t useThreads(std::int64_t threads);

/// The device of that name, or the CPU where it does not exist.
torch::Device deviceFor(const std::string& name);

Precision precisionFor(const std::string& name);

/// Emits ResourceSampled, at most once a second.
void sampleResources(EventSink& sink);

} // namespace palimpsest
