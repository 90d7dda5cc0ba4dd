#include "plotting/axis_ticks.h"

#include <QtTest>

#include <cmath>
#include <limits>

namespace pal = palimpsest;

namespace {

QStringList texts(const std::vector<pal::AxisTick>& ticks)
{
    QStringList out;
    for (const auto& tick : ticks)
        out.append(tick.text);
    return out;
}

} // namespace

class TestAxisTicks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linearTicksAreRound()
    {
        QCOMPARE(texts(pal::linearTicks({0, 1}, 6)),
                 QStringList({"0.0", "0.2", "0.4", "0.6", "0.8", "1.0"}).replaceInStrings("0.0", "0"));
        QCOMPARE(texts(pal::linearTicks({-0.3, 0.3}, 4)), QStringList({QString(QChar(0x2212)) + "0.2", "0", "0.2"}));
        QCOMPARE(texts(pal::linearTicks({0, 128}, 4)), QStringList({"0", "50", "100"}));
        QVERIFY(pal::linearTicks({1, 1}, 4).empty());
        QVERIFY(pal::linearTicks({0, std::numeric_limits<double>::infinity()}, 4).empty());
    }

    void logarithmsStandAtPowersOfTen()
    {
        QCOMPARE(texts(pal::logarithmicTicks({-3, 1}, 6)), QStringList({"0.001", "0.01", "0.1", "1", "10"}));
        QCOMPARE(texts(pal::logarithmicTicks({0.1, 0.9}, 6)), QStringList({"2", "5"}));
    }

    void valuesHaveFourDigits_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("share") << 0.8790829 << "0.8791";
        QTest::newRow("loss") << 4.5912 << "4.591";
        QTest::newRow("tens") << 45.912 << "45.91";
        QTest::newRow("whole") << 128.0 << "128";
        QTest::newRow("tiny") << 7.86e-232 << "7.9e-232";
        QTest::newRow("negative") << -0.25 << QString(QChar(0x2212)) + "0.2500";
        QTest::newRow("none") << std::nan("") << QString(QChar(0x2013));
    }
    void valuesHaveFourDigits()
    {
        QFETCH(double, value);
        QFETCH(QString, text);
        QCOMPARE(pal::valueText(value), text);
    }
};

QTEST_APPLESS_MAIN(TestAxisTicks)
#include "tst_axis_ticks.moc"
