#include "engine/stats/bootstrap.h"

#include <QtTest/QtTest>

#include <numeric>
#include <vector>

namespace pal = palimpsest;

namespace {

using Units = std::span<const std::size_t>;

std::optional<double> mean(Units units)
{
    return std::accumulate(units.begin(), units.end(), 0.0) / double(units.size());
}

} // namespace

class TestBootstrap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTheSameForASeed()
    {
        const auto one = pal::bootstrapInterval(50, 7, mean), again = pal::bootstrapInterval(50, 7, mean);
        QCOMPARE(*one.lo, *again.lo);
        QCOMPARE(*one.hi, *again.hi);
        QVERIFY(*pal::bootstrapInterval(50, 8, mean).lo != *one.lo);
        QCOMPARE(one.resamples, std::size_t(2000));
    }

    /// The mean of 0..49 has a standard error of 14.43 / √50 = 2.04, so 95 % lie within 4.0 of 24.5.
    void holdsTheNormalInterval()
    {
        const auto interval = pal::bootstrapInterval(50, 1, mean);
        QVERIFY(std::abs(*interval.lo - 20.5) < 0.5);
        QVERIFY(std::abs(*interval.hi - 28.5) < 0.5);
    }

    void dropsAndCountsUndefinedResamples()
    {
        int call = 0;
        const auto interval =
            pal::bootstrapInterval(3, 1, [&](Units) { return ++call % 4 == 0 ? std::nullopt : std::optional(2.0); });
        QCOMPARE(interval.dropped, std::size_t(500));
        QCOMPARE(*interval.lo, 2.0);
        const auto none = pal::bootstrapInterval(3, 1, [](Units) { return std::optional<double>(); });
        QVERIFY(!none.lo && !none.hi);
        QCOMPARE(none.dropped, none.resamples);
        QVERIFY(!pal::bootstrapInterval(0, 1, mean).lo);
    }
};

QTEST_GUILESS_MAIN(TestBootstrap)
#include "tst_bootstrap.moc"
