#include "engine/data/token_rows.h"

#include <QtTest/QtTest>

#include <numeric>

namespace pal = palimpsest;

namespace {

std::vector<std::int32_t> counting(int from, int count)
{
    std::vector<std::int32_t> ids(std::size_t(count), 0);
    std::iota(ids.begin(), ids.end(), from);
    return ids;
}

} // namespace

class TestTokenRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreSplitFromTheEnd()
    {
        const auto row = counting(0, 200);
        const pal::RowSplit split;
        QCOMPARE(split.prefix(row).front(), 100);
        QCOMPARE(split.prefix(row).size(), std::size_t(50));
        QCOMPARE(split.suffix(row).front(), 150);
        QCOMPARE(split.suffix(row).size(), std::size_t(50));
        const auto tight = counting(0, 60);
        QCOMPARE(split.prefix(tight).size(), std::size_t(10));
        QCOMPARE(split.suffix(tight).front(), 10);
    }

    void overlapCountsPlacesOfTheSuffix()
    {
        const auto row = counting(0, 200);
        QCOMPARE(pal::suffixOverlap(row, row), 1.0);
        QCOMPARE(pal::suffixOverlap(row, counting(1000, 200)), 0.0);
        // The partner holds ids 150..169 in a row: 11 of the 41 ten-grams.
        auto partner = counting(1000, 200);
        std::iota(partner.begin() + 30, partner.begin() + 50, 150);
        QCOMPARE(pal::suffixOverlap(row, partner), 11.0 / 41.0);
        // Nine in a row are no ten-gram.
        partner = counting(1000, 200);
        std::iota(partner.begin(), partner.begin() + 9, 160);
        QCOMPARE(pal::suffixOverlap(row, partner), 0.0);
        // Every place of a repeated ten-gram counts.
        auto same = row;
        std::fill(same.begin() + 150, same.end(), 7);
        auto sevens = counting(1000, 200);
        std::fill(sevens.begin(), sevens.begin() + 10, 7);
        QCOMPARE(pal::suffixOverlap(same, sevens), 1.0);
        QCOMPARE(pal::suffixOverlap(row, counting(150, 5)), 0.0);
        QCOMPARE(pal::suffixOverlap(counting(0, 5), row), 0.0);
    }

    void takesRowsInTheGivenOrder()
    {
        const pal::TokenRows rows{3, 2, {1, 2, 3, 4, 5, 6}};
        const std::vector<std::int64_t> indices{2, 0, 2};
        QVERIFY((pal::takeRows(rows, indices) == pal::TokenRows{3, 2, {5, 6, 1, 2, 5, 6}}));
    }
};

QTEST_APPLESS_MAIN(TestTokenRows)
#include "tst_token_rows.moc"
