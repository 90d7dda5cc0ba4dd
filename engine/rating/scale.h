#pragma once

#include "engine/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// What raters are asked, and the values they answer with.
struct Scale {
    int lo = 1;
    int hi = 8;
    std::string instruction;          ///< the whole text, verbatim
    std::vector<std::string> anchors; ///< of lo, lo + 1, …, hi
    std::string sha256;               ///< of the instruction

    bool contains(std::int64_t value) const { return value >= lo && value <= hi; }
    /// The instruction without the lines of the anchors.
    std::string question() const;
};

/// Reads the anchors off an instruction: its last lines "1 - …", "2 - …", one a value.
Result<Scale> parseScaleText(std::string instruction);

/// The scale of the ICU study: resources/prompts/human_scale.txt.
Result<Scale> humanScale();

} // namespace palimpsest
