#include "engine/report/svg_chart.h"

#include <QtTest/QtTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <limits>

namespace pal = palimpsest;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

pal::LineChart chartOf(std::vector<double> y)
{
    pal::LineChart chart;
    chart.title = "A <title>";
    chart.xTitle = "epoch";
    chart.yTitle = "share";
    chart.whenEmpty = "Nothing <yet>.";
    pal::ChartSeries series{"MA & EL", 1, {}, std::move(y), true};
    for (std::size_t i = 0; i < series.y.size(); ++i)
        series.x.push_back(double(i));
    chart.series = {series};
    return chart;
}

/// The texts of an SVG in their order; empty where it is not well-formed.
QStringList textsOf(const std::string& svg)
{
    QXmlStreamReader reader(QByteArray::fromStdString(svg));
    QStringList texts;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QStringLiteral("text"))
            texts << reader.readElementText();
    return reader.hasError() ? QStringList() : texts;
}

} // namespace

class TestSvgChart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAxesSeriesAndLastValue()
    {
        pal::LineChart chart = chartOf({0.9, 0.5, 0.25});
        chart.ticks = {{0, "before"}, {1, "1"}, {2, "2"}};
        chart.thresholds = {{"stops below", 0.5994, 2}};
        const QStringList texts = textsOf(pal::svgOf(chart));
        for (const char* wanted : {"epoch", "share", "MA & EL", "0.25", "before", "stops below 0.5994"})
            QVERIFY2(texts.contains(QString::fromUtf8(wanted)), wanted);
    }

    void withoutAPointItSaysSo()
    {
        for (const auto& y : {std::vector<double>{}, std::vector<double>{kNan, kNan},
                              std::vector<double>{std::numeric_limits<double>::infinity()}}) {
            const std::string html = pal::svgOf(chartOf(y));
            QVERIFY(html.find("<svg") == std::string::npos);
            QVERIFY(html.find("Nothing &lt;yet&gt;.") != std::string::npos);
        }
    }

    void drawsWhatItCan_data()
    {
        QTest::addColumn<QVector<double>>("y");
        QTest::newRow("one point") << QVector<double>{0.5};
        QTest::newRow("all zero") << QVector<double>{0, 0, 0};
        QTest::newRow("huge") << QVector<double>{1e300, -1e300};
        QTest::newRow("tiny") << QVector<double>{1e-300, 2e-300};
        QTest::newRow("equal and large") << QVector<double>{1e15, 1e15};
        QTest::newRow("gaps") << QVector<double>{1, kNan, 2, kNan, kNan, 3};
        QTest::newRow("infinite inside") << QVector<double>{1, std::numeric_limits<double>::infinity(), 2};
    }

    void drawsWhatItCan()
    {
        QFETCH(QVector<double>, y);
        const std::string svg = pal::svgOf(chartOf({y.begin(), y.end()}));
        QVERIFY2(!textsOf(svg).isEmpty(), svg.c_str());
        for (const char* wrong : {"nan", "inf"})
            QVERIFY2(svg.find(wrong) == std::string::npos, wrong);
    }

    void aGapLiftsThePen()
    {
        const std::string svg = pal::svgOf(chartOf({1, 2, kNan, 3, 4}));
        const std::size_t path = svg.find("<path d=\"");
        const std::string drawn = svg.substr(path, svg.find("\"/>", path) - path);
        QCOMPARE(std::count(drawn.begin(), drawn.end(), 'M'), std::ptrdiff_t(2));
        QCOMPARE(std::count(drawn.begin(), drawn.end(), 'L'), std::ptrdiff_t(2));
    }

    void labelsDoNotMeet()
    {
        pal::LineChart chart = chartOf({0.5, 0.5});
        for (int i = 0; i < 5; ++i)
            chart.series.push_back(chart.series.front());
        const std::string svg = pal::svgOf(chart);
        std::vector<double> heights;
        for (std::size_t at = svg.find("<circle class=\"mark"); at != std::string::npos;
             at = svg.find("<circle class=\"mark", at + 1)) {
            const std::size_t y = svg.find("cy=\"", at) + 4;
            heights.push_back(std::stod(svg.substr(y)));
        }
        QCOMPARE(heights.size(), std::size_t(6));
        std::sort(heights.begin(), heights.end());
        for (std::size_t i = 1; i < heights.size(); ++i)
            QVERIFY(heights[i] - heights[i - 1] >= 15);
    }

    void decimationKeepsPeaks()
    {
        std::vector<double> y(100000);
        for (std::size_t i = 0; i < y.size(); ++i)
            y[i] = std::sin(double(i) / 500);
        y[12345] = 40;
        y[77777] = -40;
        y[500] = kNan;
        const auto kept = pal::decimated(y, 1000);
        QVERIFY(kept.size() <= 1000 && kept.size() > 500);
        QVERIFY(std::is_sorted(kept.begin(), kept.end()));
        QCOMPARE(kept.front(), std::size_t(0));
        QCOMPARE(kept.back(), y.size() - 1);
        for (const std::size_t peak : {12345U, 77777U})
            QVERIFY(std::find(kept.begin(), kept.end(), peak) != kept.end());
        QVERIFY(std::find(kept.begin(), kept.end(), 500U) == kept.end());
        QVERIFY(std::adjacent_find(kept.begin(), kept.end()) == kept.end());
    }

    void fewPointsStay()
    {
        QCOMPARE(pal::decimated({1, 2, 3}).size(), std::size_t(3));
        QCOMPARE(pal::decimated({}).size(), std::size_t(0));
        QCOMPARE(pal::decimated(std::vector<double>(1000, 1.0)).size(), std::size_t(1000));
    }

    void ticksAreRound()
    {
        QCOMPARE(pal::roundTicks(0, 1, 5), (std::vector<double>{0, 0.2, 0.4, 0.6000000000000001, 0.8, 1}));
        QCOMPARE(pal::roundTicks(0, 37, 5), (std::vector<double>{0, 10, 20, 30}));
        QVERIFY(pal::roundTicks(1, 1, 5).empty());
        QVERIFY(pal::roundTicks(0, kNan, 5).empty());
        QVERIFY(pal::roundTicks(-1e300, 1e300, 5).size() < 20);
    }
};

QTEST_APPLESS_MAIN(TestSvgChart)
#include "tst_svg_chart.moc"
