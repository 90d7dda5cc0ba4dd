#include "engine/study/assignment.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <map>

namespace pal = palimpsest;

namespace {

/// `models` outputs of each of `samples` samples.
std::vector<pal::AssignableUnit> unitsOf(std::size_t samples, std::size_t models)
{
    std::vector<pal::AssignableUnit> units;
    for (std::size_t sample = 0; sample < samples; ++sample)
        for (std::size_t model = 0; model < models; ++model)
            units.push_back({std::int64_t(1 + sample * models + model), std::int64_t(sample), model});
    return units;
}

const std::vector<pal::AssignableUnit> kGold = {{10001, 3, 0}, {10002, 7, 0}};

std::vector<std::int64_t> orderOf(const std::vector<pal::PlannedItem>& pack)
{
    std::vector<std::int64_t> order;
    for (const pal::PlannedItem& item : pack)
        order.push_back(item.unit);
    return order;
}

} // namespace

class TestAssignment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRaterGetsEachModelEquallyOften()
    {
        const auto units = unitsOf(50, 3);
        const auto plan = pal::planAssignment(units, kGold, {.raters = 4, .ratersPerUnit = 2, .seed = 9});
        std::map<std::int64_t, int> times;
        for (std::size_t model = 0; model < 3; ++model) {
            std::vector<int> counts(4);
            for (std::size_t rater = 0; rater < 4; ++rater)
                for (const auto& item : plan.packs[rater])
                    if (item.purpose == pal::Purpose::Rate && std::size_t(item.unit - 1) % 3 == model) {
                        ++counts[rater];
                        ++times[item.unit];
                    }
            const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
            QVERIFY(*most - *least <= 1);
        }
        QCOMPARE(times.size(), std::size_t(150));
        QVERIFY(std::all_of(times.begin(), times.end(), [](const auto& entry) { return entry.second == 2; }));
    }

    void itemsOfOneSampleStandApartAndRepeatsFarBehind()
    {
        const auto plan = pal::planAssignment(unitsOf(80, 3), kGold, {.raters = 2, .ratersPerUnit = 2, .seed = 4});
        QCOMPARE(plan.closerThanWanted, std::size_t(0));
        QCOMPARE(plan.repeatsLeftOut, std::size_t(0));
        for (const auto& pack : plan.packs) {
            std::map<std::int64_t, std::size_t> lastOfSource, firstOfUnit;
            int repeats = 0;
            for (std::size_t i = 0; i < pack.size(); ++i) {
                const auto last = lastOfSource.find(pack[i].source);
                QVERIFY(last == lastOfSource.end() || i - last->second >= 10);
                lastOfSource[pack[i].source] = i;
                const auto [first, fresh] = firstOfUnit.emplace(pack[i].unit, i);
                QCOMPARE(pack[i].purpose == pal::Purpose::Repeat, !fresh);
                if (!fresh) {
                    ++repeats;
                    QVERIFY(i - first->second >= pal::kRepeatSeparation);
                }
            }
            QCOMPARE(repeats, 12);
            QCOMPARE(firstOfUnit.count(10001) + firstOfUnit.count(10002), std::size_t(2));
        }
    }

    void tooFewSamplesAreReported()
    {
        const auto plan = pal::planAssignment(unitsOf(4, 5), {}, {.raters = 1, .ratersPerUnit = 1, .seed = 2});
        QVERIFY(plan.closerThanWanted > 0);
        QCOMPARE(plan.packs[0].size(), std::size_t(20));
        QCOMPARE(plan.repeatsLeftOut, std::size_t(1));
    }

    void orderIsTheSeeds()
    {
        const auto units = unitsOf(40, 2);
        const pal::AssignmentDesign design{.raters = 2, .ratersPerUnit = 2, .seed = 1};
        const auto one = pal::planAssignment(units, kGold, design), again = pal::planAssignment(units, kGold, design);
        QCOMPARE(orderOf(one.packs[0]), orderOf(again.packs[0]));
        QVERIFY(orderOf(one.packs[0]) != orderOf(one.packs[1]));
        const auto other = pal::planAssignment(units, kGold, {.raters = 2, .ratersPerUnit = 2, .seed = 2});
        QVERIFY(orderOf(one.packs[0]) != orderOf(other.packs[0]));
    }

    void overlapIsTheShareThatSeveralRate()
    {
        const auto plan =
            pal::planAssignment(unitsOf(100, 1), {}, {.raters = 3, .ratersPerUnit = 3, .overlap = 0.2, .seed = 1});
        std::map<std::int64_t, int> times;
        for (const auto& pack : plan.packs)
            for (const auto& item : pack)
                times[item.unit] += item.purpose == pal::Purpose::Rate ? 1 : 0;
        QCOMPARE(std::count_if(times.begin(), times.end(), [](const auto& entry) { return entry.second == 3; }), 20);
    }
};

QTEST_GUILESS_MAIN(TestAssignment)
#include "tst_assignment.moc"
