#pragma once

#include "engine/report/report_page.h"
#include "engine/report/run_record.h"

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

// The parts of the page, each an HTML fragment; empty where the record has nothing for it.

/// What is said of the run in one glance: name, state, facts, what it means, the trade-off in numbers.
std::string reportHead(const RunRecord& record);

/// The curves of steps and epochs.
std::string reportCurves(const RunRecord& record);

/// Which row was remembered after which epoch.
std::string reportFates(const RunRecord& record);

/// Every forget row: prefix, reference, and what the model said before and says now.
std::string reportSamples(const RunRecord& record);

/// Settings, changes, warnings, the free prompt, files that are missing.
std::string reportDetails(const RunRecord& record, const ReportExtras& extras);

/// How a row stands at the end.
enum class Fate { Remembered, Forgotten, CameBack };

/// After every epoch of the row's history. Came back: remembered again, forgotten after an earlier epoch.
std::vector<Fate> fatesOf(const SampleHistory& sample);

/// "remembered", "forgotten", "came back"; the class of the page, and the sign that stands beside its colour.
std::string_view nameOf(Fate fate);
std::string_view classOf(Fate fate);
std::string_view signOf(Fate fate);

/// "before", "epoch 3".
std::string epochName(std::int64_t epoch);

} // namespace palimpsest
