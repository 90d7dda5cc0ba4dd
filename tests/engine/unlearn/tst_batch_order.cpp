#include "engine/unlearn/batch_order.h"
#include "engine/unlearn/objective.h"
#include "engine/unlearn/refinement.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <limits>
#include <set>

namespace pal = palimpsest;

namespace {

using Batches = std::vector<std::vector<std::int64_t>>;

std::vector<std::int64_t> flat(const Batches& batches)
{
    std::vector<std::int64_t> rows;
    for (const auto& batch : batches)
        rows.insert(rows.end(), batch.begin(), batch.end());
    return rows;
}

} // namespace

class TestBatchOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paperDrawsAsTheReferenceDoes()
    {
        // spec/icu.md section 2 "Order", N = 128.
        pal::BatchOrder order(true, 42);
        const std::vector<std::uint8_t> flags(128, 1);
        const Batches first = order.nextEpoch(flags, 8);
        QCOMPARE(first.size(), std::size_t(16));
        QCOMPARE(first[0], (std::vector<std::int64_t>{82, 110, 64, 0, 83, 114, 75, 120}));
        QCOMPARE(order.nextEpoch(flags, 8)[0], (std::vector<std::int64_t>{114, 11, 117, 50, 14, 5, 6, 121}));
    }

    void paperCutsBatchesBeforeFlags()
    {
        pal::BatchOrder order(true, 42);
        QCOMPARE(flat(order.nextEpoch(std::vector<std::uint8_t>(128, 0), 8)).size(), std::size_t(128));
    }

    void correctedTakesFlaggedRowsOnly()
    {
        std::vector<std::uint8_t> flags(50, 0);
        for (const int row : {3, 7, 8, 20, 49})
            flags[std::size_t(row)] = 1;
        pal::BatchOrder order(false, 1);
        const Batches batches = order.nextEpoch(flags, 2);
        QCOMPARE(batches.size(), std::size_t(3));
        std::vector<std::int64_t> rows = flat(batches);
        std::sort(rows.begin(), rows.end());
        QCOMPARE(rows, (std::vector<std::int64_t>{3, 7, 8, 20, 49}));
    }

    void aRestoredGeneratorGoesOn()
    {
        const std::vector<std::uint8_t> flags(40, 1);
        pal::BatchOrder order(true, 5);
        order.nextEpoch(flags, 8);
        const std::string state = order.state();
        const Batches expected = order.nextEpoch(flags, 8);
        pal::BatchOrder other(true, 99);
        QVERIFY(other.restore(state).ok());
        QCOMPARE(other.nextEpoch(flags, 8), expected);
        QVERIFY(!other.restore("00").ok());
        QVERIFY(!other.restore(std::string(state.size(), 'z')).ok());
    }

    void eitherArmRetiresARow()
    {
        pal::RunConfig config;
        const std::vector<pal::RowScore> scores{{0.9, 0.9}, {0.2, 0.9}, {0.9, 0.001}, {0.2, 0.001}};
        const std::vector<std::uint8_t> before{1, 1, 0, 0};
        pal::Refinement verdict = pal::refine(scores, before, config);
        QCOMPARE(verdict.flags, (std::vector<std::uint8_t>{1, 0, 0, 0}));
        QCOMPARE(verdict.caughtByF1, (std::vector<std::uint8_t>{0, 1, 0, 1}));
        QCOMPARE(verdict.caughtByBleu, (std::vector<std::uint8_t>{0, 0, 1, 1}));

        config.flagRule = "and";
        verdict = pal::refine(scores, before, config);
        QCOMPARE(verdict.flags, (std::vector<std::uint8_t>{1, 1, 1, 0}));
        QCOMPARE(verdict.cameBack, std::int64_t(1));
        QCOMPARE(verdict.flagged, std::int64_t(3));

        config.stickyFlags = true;
        QCOMPARE(pal::refine(scores, before, config).flags, (std::vector<std::uint8_t>{1, 1, 0, 0}));
    }

    void thresholdsAreStrict()
    {
        pal::RunConfig config;
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const std::vector<pal::RowScore> scores{{config.f1, config.bleu}, {nan, nan}};
        QCOMPARE(pal::refine(scores, {1, 1}, config).flags, (std::vector<std::uint8_t>{1, 1}));
    }

    void everyMethodIsListedOnce()
    {
        std::set<std::string_view> names;
        for (const pal::Objective& objective : pal::objectives())
            QVERIFY(names.insert(objective.name).second);
        QVERIFY(names.count("icu") && names.count("ga") && names.count("llmu") && names.count("po"));
        const auto unknown = pal::findObjective("nonsense");
        QVERIFY(!unknown.ok());
        QVERIFY(unknown.error().text().find("icu, ga, llmu, po") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestBatchOrder)
#include "tst_batch_order.moc"
