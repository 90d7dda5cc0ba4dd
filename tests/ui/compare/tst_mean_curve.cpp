#include "ui/compare/mean_curve.h"

#include <QtTest>

#include <cmath>

namespace pal = palimpsest;

class TestMeanCurve : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void meanAndDeviationOverThoseThatHaveThePoint()
    {
        const auto mean = pal::meanOf({{{0, 1}, {1, 2}}, {{0, 3}, {1, 2}, {2, 5}}, {{0, 5}, {1, std::nan("")}}});
        QCOMPARE(mean.points, (std::vector<QPointF>{{0, 3}, {1, 2}, {2, 5}}));
        QCOMPARE(mean.band[0].n, 3);
        QCOMPARE(mean.band[0].high, 5.0);
        QCOMPARE(mean.band[0].low, 1.0);
        QCOMPARE(mean.band[1].n, 2);
        QCOMPARE(mean.band[1].high, 2.0);
        QCOMPARE(mean.band[2].n, 1);
        QCOMPARE(mean.band[2].low, 5.0);
    }

    void nothingHasNoMean() { QVERIFY(pal::meanOf({}).points.empty()); }
};

QTEST_APPLESS_MAIN(TestMeanCurve)
#include "tst_mean_curve.moc"
