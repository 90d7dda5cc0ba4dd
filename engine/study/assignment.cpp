#include "engine/study/assignment.h"

#include "engine/stats/seeded_random.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <queue>
#include <tuple>

namespace palimpsest {

namespace {

/// Gives each unit to the raters who have the fewest of its model, then the fewest in all: counts differ by at most 1.
std::vector<std::vector<PlannedItem>> distribute(std::vector<AssignableUnit> units, const AssignmentDesign& design,
                                                 SeededRandom& random)
{
    random.shuffle(units);
    std::stable_sort(units.begin(), units.end(), [](const auto& a, const auto& b) { return a.model < b.model; });
    std::vector<std::vector<PlannedItem>> packs(design.raters);
    std::map<std::size_t, std::vector<std::size_t>> perModel;
    std::map<std::size_t, std::size_t> seen;
    for (const AssignableUnit& unit : units) {
        auto& counts = perModel.try_emplace(unit.model, design.raters, 0).first->second;
        // The share of units that several rate, spread evenly over each model.
        const double place = double(seen[unit.model]++);
        const bool overlaps =
            std::floor((place + 1) * design.overlap + 1e-9) > std::floor(place * design.overlap + 1e-9);
        const std::size_t wanted = std::min(overlaps ? design.ratersPerUnit : 1, design.raters);
        std::vector<std::tuple<std::size_t, std::size_t, std::uint64_t, std::size_t>> order;
        for (std::size_t rater = 0; rater < design.raters; ++rater)
            order.emplace_back(counts[rater], packs[rater].size(), random.next(), rater);
        std::sort(order.begin(), order.end());
        for (std::size_t i = 0; i < wanted; ++i) {
            const std::size_t rater = std::get<3>(order[i]);
            ++counts[rater];
            packs[rater].push_back({unit.unit, unit.source, Purpose::Rate});
        }
    }
    return packs;
}

struct Source {
    std::size_t left;
    std::uint64_t tie; ///< a random order among sources of one size
    std::int64_t id;
    bool operator<(const Source& other) const { return std::tie(left, tie) < std::tie(other.left, other.tie); }
};

/// Draws from the sources that rest long enough, those with the most items left first. Returns how many came too soon.
std::size_t separate(std::vector<PlannedItem>& items, std::size_t separation, SeededRandom& random)
{
    random.shuffle(items);
    std::map<std::int64_t, std::vector<PlannedItem>> bySource;
    for (const PlannedItem& item : items)
        bySource[item.source].push_back(item);
    std::priority_queue<Source> ready;
    for (const auto& [id, ofSource] : bySource)
        ready.push({ofSource.size(), random.next(), id});
    std::deque<std::pair<std::size_t, Source>> resting; ///< place from which it may come again
    std::size_t tooSoon = 0;
    for (std::size_t place = 0; place < items.size(); ++place) {
        while (!resting.empty() && (resting.front().first <= place || ready.empty())) {
            tooSoon += resting.front().first > place ? 1 : 0;
            ready.push(resting.front().second);
            resting.pop_front();
        }
        Source source = ready.top();
        ready.pop();
        items[place] = bySource[source.id].back();
        bySource[source.id].pop_back();
        if (--source.left > 0) {
            source.tie = random.next();
            resting.emplace_back(place + separation, source);
        }
    }
    return tooSoon;
}

bool fits(const std::vector<PlannedItem>& items, std::size_t place, const PlannedItem& item, std::size_t separation)
{
    const std::size_t begin = place > separation - 1 ? place - (separation - 1) : 0;
    const std::size_t end = std::min(items.size(), place + separation - 1);
    return std::none_of(items.begin() + std::ptrdiff_t(begin), items.begin() + std::ptrdiff_t(end),
                        [&](const PlannedItem& other) { return other.source == item.source; });
}

/// Shows some items again, far behind their first showing. Returns how many found no place.
std::size_t addRepeats(std::vector<PlannedItem>& items, const AssignmentDesign& design, SeededRandom& random)
{
    const auto wanted = std::size_t(std::lround(design.repeatFraction * double(items.size())));
    constexpr int kTries = 200;
    std::size_t added = 0;
    std::vector<std::int64_t> repeated;
    for (int round = 0; round < kTries && added < wanted && items.size() > kRepeatSeparation; ++round) {
        const std::size_t first = random.below(items.size() - kRepeatSeparation);
        const PlannedItem original = items[first];
        if (original.purpose != Purpose::Rate
            || std::find(repeated.begin(), repeated.end(), original.unit) != repeated.end())
            continue;
        const std::size_t earliest = first + kRepeatSeparation;
        const std::size_t place = earliest + random.below(items.size() - earliest + 1);
        if (!fits(items, place, original, std::max<std::size_t>(design.minSeparation, 1)))
            continue;
        items.insert(items.begin() + std::ptrdiff_t(place), {original.unit, original.source, Purpose::Repeat});
        repeated.push_back(original.unit);
        ++added;
    }
    return wanted - added;
}

} // namespace

const char* nameOf(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Rate:
        return "rate";
    case Purpose::Repeat:
        return "repeat";
    case Purpose::Gold:
        return "gold";
    }
    return "";
}

AssignmentPlan planAssignment(const std::vector<AssignableUnit>& units, const std::vector<AssignableUnit>& gold,
                              const AssignmentDesign& design)
{
    SeededRandom random(design.seed);
    AssignmentPlan plan;
    plan.packs = distribute(units, design, random);
    for (auto& pack : plan.packs) {
        const std::size_t ratings = pack.size();
        for (const AssignableUnit& unit : gold)
            if (ratings > 0)
                pack.push_back({unit.unit, unit.source, Purpose::Gold});
        plan.closerThanWanted += separate(pack, std::max<std::size_t>(design.minSeparation, 1), random);
        plan.repeatsLeftOut += addRepeats(pack, design, random);
    }
    return plan;
}

} // namespace palimpsest
