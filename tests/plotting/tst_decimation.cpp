#include "plotting/decimation.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

namespace pal = palimpsest;

namespace {

std::vector<QPointF> wave(int count)
{
    std::vector<QPointF> points;
    for (int i = 0; i < count; ++i)
        points.emplace_back(i, std::sin(i * 0.01));
    return points;
}

} // namespace

class TestDecimation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fewPointsStayAsTheyAre()
    {
        const auto points = wave(500);
        QCOMPARE(pal::decimated(points, 0, 499), QList<QPointF>(points.begin(), points.end()));
    }

    void manyPointsBecomeAThousand()
    {
        const auto points = wave(100'000);
        const auto drawn = pal::decimated(points, 0, 99'999);
        QVERIFY(drawn.size() <= pal::kMostDrawnPoints);
        QVERIFY(drawn.size() > 900);
        QVERIFY(std::is_sorted(drawn.begin(), drawn.end(), [](auto& a, auto& b) { return a.x() < b.x(); }));
    }

    void noPeakIsLost()
    {
        auto points = wave(100'000);
        points[33'333].setY(17);
        points[77'777].setY(-17);
        const auto drawn = pal::decimated(points, 0, 99'999);
        QVERIFY(drawn.contains(points[33'333]));
        QVERIFY(drawn.contains(points[77'777]));
    }

    void linesRunToTheEdges()
    {
        const auto points = wave(1'000);
        const auto drawn = pal::decimated(points, 100.5, 110.5);
        QCOMPARE(drawn.front().x(), 100.0);
        QCOMPARE(drawn.back().x(), 111.0);
        QCOMPARE(drawn.size(), 12);
    }

    void aSingleXKeepsToTheLimit()
    {
        const std::vector<QPointF> points(5'000, QPointF(3, 1));
        QVERIFY(pal::decimated(points, 3, 3).size() <= pal::kMostDrawnPoints);
        QVERIFY(pal::decimated({}, 0, 1).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestDecimation)
#include "tst_decimation.moc"
