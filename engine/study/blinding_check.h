#pragma once

#include "engine/rating/pack.h"
#include "engine/study/leak_lint.h"
#include "engine/study/study_packs.h"

namespace palimpsest {

/// What the leak lint says of all packs of the study, and of the lengths of its outputs.
Result<std::vector<LeakFinding>> checkBlinding(Project& project, const Study& study);

/// How a rater's items follow each other; names no model.
struct PackOrder {
    std::string rater;
    std::string pack;              ///< its short name
    std::size_t items = 0;         ///< gold and repeats included
    std::size_t leastDistance = 0; ///< between items of one sample, in places; 0: no sample comes twice
    double medianDistance = 0;
    std::size_t leastRepeatDistance = 0; ///< between an item and its repeat; 0: there is none
    std::size_t fewest = 0, most = 0;    ///< items that count, of the models: their balance
};

/// What stands between a rater and the guess of who wrote what.
struct BlindingCheck {
    std::vector<LeakFinding> findings;
    std::vector<PackOrder> orders;
    std::vector<Pack> packs; ///< as they would be written; order for order

    /// The lint refuses: no pack can be written.
    bool blocks() const;
};

/// Reads all packs of the study that are not void.
Result<BlindingCheck> inspectBlinding(Project& project, const Study& study);

} // namespace palimpsest
