#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace palimpsest {

/// What assignment needs to know of a unit.
struct AssignableUnit {
    std::int64_t unit = 0;
    std::int64_t source = 0; ///< sample it belongs to
    std::size_t model = 0;   ///< its model's number (the first of them, where several gave the same text)
};

enum class Purpose { Rate, Repeat, Gold };
const char* nameOf(Purpose purpose);

struct AssignmentDesign {
    std::size_t raters = 2;
    std::size_t ratersPerUnit = 2;
    double overlap = 1;
    double repeatFraction = 0.05;
    std::size_t minSeparation = 10;
    std::uint64_t seed = 1;
};
inline constexpr std::size_t kRepeatSeparation = 20;

struct PlannedItem {
    std::int64_t unit = 0;
    std::int64_t source = 0;
    Purpose purpose = Purpose::Rate;
};

struct AssignmentPlan {
    std::vector<std::vector<PlannedItem>> packs; ///< of each rater, in the order they are shown
    std::size_t closerThanWanted = 0;
    std::size_t repeatsLeftOut = 0;
};

/// Who rates what in which order: every rater gets the same number of units of each model ±1, all get the gold units,
/// items of one source are at least minSeparation apart where that is possible, repeats kRepeatSeparation behind their
/// first showing. The same for the same seed, on every machine.
AssignmentPlan planAssignment(const std::vector<AssignableUnit>& units, const std::vector<AssignableUnit>& gold,
                              const AssignmentDesign& design);

} // namespace palimpsest
