#include "plotting/curve.h"

#include <QtTest>

#include <cmath>

namespace pal = palimpsest;

class TestCurve : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsNoNumberIsLeftOut()
    {
        pal::Curve curve({});
        curve.setPoints(std::vector<QPointF>{{0, 1}, {1, std::nan("")}, {2, INFINITY}, {3, 4}});
        QCOMPARE(curve.raw().size(), 2u);
        QCOMPARE(curve.raw()[1], QPointF(3, 4));
    }

    void smoothingStartsUnbiased()
    {
        pal::Curve curve({});
        curve.setSmoothing(0.9);
        curve.setPoints(std::vector<QPointF>{{0, 5}, {1, 5}, {2, 5}});
        for (const QPointF& point : curve.shown())
            QVERIFY(std::abs(point.y() - 5) < 1e-12);
        // (1 − w)(w·1 + 3) / (1 − w²) with w = 0.5
        curve.setSmoothing(0.5);
        curve.setPoints(std::vector<QPointF>{{0, 1}, {1, 3}});
        QVERIFY(std::abs(curve.shown()[1].y() - 0.5 * (0.5 * 1 + 3) / 0.75) < 1e-12);
    }

    void appendingSmoothsAsAWholeDoes()
    {
        std::vector<QPointF> points;
        for (int i = 0; i < 100; ++i)
            points.emplace_back(i, std::cos(i));
        pal::Curve whole({}), pieces({});
        whole.setSmoothing(0.9);
        pieces.setSmoothing(0.9);
        whole.setPoints(points);
        for (const QPointF& point : points)
            pieces.append({&point, 1});
        QVERIFY(std::equal(whole.shown().begin(), whole.shown().end(), pieces.shown().begin(), pieces.shown().end()));
    }

    void theNearestPointIsFound()
    {
        pal::Curve curve({});
        QVERIFY(!curve.nearest(1));
        curve.setPoints(std::vector<QPointF>{{0, 1}, {10, 2}, {20, 3}});
        QCOMPARE(*curve.nearest(-5), 0u);
        QCOMPARE(*curve.nearest(4.9), 0u);
        QCOMPARE(*curve.nearest(5.1), 1u);
        QCOMPARE(*curve.nearest(100), 2u);
    }
};

QTEST_APPLESS_MAIN(TestCurve)
#include "tst_curve.moc"
