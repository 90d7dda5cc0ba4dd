#pragma once

#include "engine/base/result.h"
#include "engine/config/run_config.h"

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest {

/// Which side of a pair of rows.
enum class Side { Forget, Partner };

/// Under which name a cross-entropy is logged.
enum class LossName { Unlearn, Learn };

/// A cross-entropy of a pass: the labels of `labels`' rows, `weight` in the loss.
struct LabelTerm {
    Side labels;
    double weight;
    LossName name;
};

/// One forward and backward pass of a batch: which rows go in, and what is asked of the logits.
struct Pass {
    Side input;
    std::vector<LabelTerm> terms;
    bool measuresKl = false; ///< the cross-entropy to the original model on these rows
    double klWeight = 0;
};

/// When a run counts as finished.
enum class StopRule { MaAndEl, MaOrEl };

/// A method of unlearning: the loss of a batch, and how rows and runs end. Each is a file of its own and a line in
/// objectives.cpp. The loss is Σ over passes of Σ weight·CE + klWeight·kl_loss.
struct Objective {
    std::string_view name;  ///< of the setting `method`
    std::string_view title; ///< for people
    std::vector<Pass> (*passes)(const RunConfig& config);
    bool refines = true; ///< rows already forgotten are retired after every epoch
    StopRule stop = StopRule::MaAndEl;
};

/// Every method, in the order in which they are offered.
const std::vector<Objective>& objectives();

/// The method of that name; the error lists those that are known.
Result<Objective> findObjective(std::string_view name);

Objective icuObjective();
Objective gaObjective();
Objective llmuObjective();
Objective poObjective();

} // namespace palimpsest
