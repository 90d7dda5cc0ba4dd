#pragma once

#include "engine/base/result.h"
#include "engine/config/generate_config.h"
#include "engine/events/run_event.h"

#include <cstdint>
#include <functional>
#include <string>

namespace palimpsest {

/// The means over a scored table.
struct TableScores {
    std::int64_t rows = 0;
    double bleu = 0;
    double p = 0;
    double r = 0;
    double f1 = 0;
};

/// Reads a CSV with the columns candidate and reference and writes it anew with bleu, P, R and F1: in their place where
/// it has them, else behind the last column. An existing `out` is refused (WouldOverwrite) unless `overwrite`.
Result<TableScores> scoreTable(const ScoreConfig& config, bool overwrite,
                               const std::function<void(const Progress&)>& report = {});

/// {"rows": …, "bleu": …, "P": …, "R": …, "F1": …}
std::string toJson(const TableScores& scores);

} // namespace palimpsest
