#include "plotting/chart.h"
#include "plotting/chart_clock.h"
#include "plotting/chart_menu.h"
#include "plotting/curve_name.h"
#include "plotting/threshold_handle.h"

#include <QSignalSpy>
#include <QtTest>

#include <cmath>
#include <memory>

namespace pal = palimpsest;

namespace {

std::vector<QPointF> falling(int count)
{
    std::vector<QPointF> points;
    for (int i = 0; i < count; ++i)
        points.emplace_back(i, 1.0 / (1 + 0.1 * i));
    return points;
}

std::unique_ptr<pal::Chart> makeChart()
{
    auto chart = std::make_unique<pal::Chart>();
    pal::ChartStyle style;
    style.caption.setPixelSize(11);
    style.title.setPixelSize(13);
    chart->setChartStyle(style);
    chart->setTitle("Memorization", "share");
    chart->setXTitle("epoch", "epoch");
    chart->setEmptyText("Nothing yet");
    chart->setCurves({{"acc", "MA", "accuracy", Qt::blue}, {"el", "EL", "likelihood", Qt::red}});
    chart->setThresholds({{"acc", "MA stop", "", Qt::blue, 0.6, 0, 1, 0.01}});
    chart->setPoints("acc", falling(50));
    chart->setPoints("el", falling(40));
    chart->resize(600, 300);
    chart->show();
    chart->refresh();
    return chart;
}

template <typename Widget>
Widget* child(pal::Chart& chart, int index = 0)
{
    return chart.findChildren<Widget*>().value(index);
}

void drag(QWidget* widget, QPoint from, QPoint to)
{
    QTest::mousePress(widget, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, widget->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(widget, &move);
    QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
}

} // namespace

class TestChart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDraggedThresholdSnapsAndTells()
    {
        auto chart = makeChart();
        chart->setThresholdsDraggable(true);
        auto* handle = child<pal::ThresholdHandle>(*chart);
        QSignalSpy moved(chart.get(), &pal::Chart::thresholdDragged);
        QSignalSpy finished(chart.get(), &pal::Chart::thresholdDragFinished);
        const QPoint grip = handle->rect().center();
        drag(handle, grip, grip + QPoint(0, 40));
        QVERIFY(moved.count() >= 1);
        QCOMPARE(finished.count(), 1);
        const double value = finished[0][1].toDouble();
        QCOMPARE(finished[0][0].toString(), QString("acc"));
        QVERIFY(value < 0.6);
        QVERIFY(std::abs(value * 100 - std::round(value * 100)) < 1e-9);
        QCOMPARE(chart->content().thresholds[0].value, value);
    }

    void arrowKeysMoveAThreshold()
    {
        auto chart = makeChart();
        chart->setThresholdsDraggable(true);
        QSignalSpy finished(chart.get(), &pal::Chart::thresholdDragFinished);
        auto* handle = child<pal::ThresholdHandle>(*chart);
        QTest::keyClick(handle, Qt::Key_Up);
        QTest::keyClick(handle, Qt::Key_Up);
        QTest::keyClick(handle, Qt::Key_Return);
        QCOMPARE(finished.count(), 1);
        QCOMPARE(finished[0][1].toDouble(), 0.62);
        QTest::keyClick(handle, Qt::Key_PageDown);
        QTest::keyClick(handle, Qt::Key_Escape);
        QCOMPARE(chart->content().thresholds[0].value, 0.62);
    }

    void aThresholdThatMayNotMoveSaysWhy()
    {
        auto chart = makeChart();
        chart->setThresholdsDraggable(false, "The run is over.");
        auto* handle = child<pal::ThresholdHandle>(*chart);
        QSignalSpy moved(chart.get(), &pal::Chart::thresholdDragged);
        drag(handle, handle->rect().center(), handle->rect().center() + QPoint(0, 40));
        QCOMPARE(moved.count(), 0);
        QVERIFY(handle->toolTip().contains("The run is over."));
    }

    void aCurveWithoutPointsHasNoName()
    {
        auto chart = makeChart();
        chart->setPoints("el", {});
        chart->refresh();
        QVERIFY(child<pal::CurveName>(*chart, 0)->isVisible());
        QVERIFY(!child<pal::CurveName>(*chart, 1)->isVisible());
        chart->setPoints("el", falling(40));
        chart->refresh();
        QVERIFY(child<pal::CurveName>(*chart, 1)->isVisible());
    }

    void aClickOnANameHidesItsCurve()
    {
        auto chart = makeChart();
        QSignalSpy hidden(chart.get(), &pal::Chart::curveHiddenChanged);
        auto* name = child<pal::CurveName>(*chart);
        QTest::mouseClick(name, Qt::LeftButton);
        QVERIFY(chart->content().find("acc")->hidden());
        QCOMPARE(hidden.count(), 1);
        QTest::mouseClick(name, Qt::LeftButton);
        QVERIFY(!chart->content().find("acc")->hidden());
    }

    void aRubberBandZoomsAndADoubleClickResets()
    {
        auto chart = makeChart();
        const QPointF middle = chart->frame().plot.center();
        drag(chart.get(), middle.toPoint(), middle.toPoint() + QPoint(80, 4));
        QVERIFY(chart->content().xView.has_value());
        QVERIFY(!chart->content().yView.has_value());
        QVERIFY(chart->content().xView->length() < 20);
        chart->refresh();
        QTest::mouseDClick(chart.get(), Qt::LeftButton, {}, middle.toPoint());
        QVERIFY(!chart->content().xView.has_value());
    }

    void theWheelZoomsAboutThePointer()
    {
        auto chart = makeChart();
        const QPointF at = chart->frame().plot.center();
        const double x = chart->frame().fromX(at.x());
        QWheelEvent plain(at, chart->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        chart->clearFocus();
        QCoreApplication::sendEvent(chart.get(), &plain);
        QVERIFY(!chart->content().xView.has_value());
        QWheelEvent meant(at, chart->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(chart.get(), &meant);
        QVERIFY(chart->content().xView.has_value());
        chart->refresh();
        // The labels' widths, and with them the plot's, may have changed by a pixel or two.
        QVERIFY(std::abs(chart->frame().fromX(at.x()) - x) < 0.02 * chart->content().xView->length());
    }

    void thePointerFindsAllValuesOfItsX()
    {
        auto chart = makeChart();
        chart->setLogScale(true);
        chart->refresh();
        const QPoint at(static_cast<int>(chart->frame().toX(9.8)), static_cast<int>(chart->frame().plot.center().y()));
        QMouseEvent move(QEvent::MouseMove, at, chart->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(chart.get(), &move);
        QVERIFY(chart->hover().has_value());
        QCOMPARE(chart->hover()->x, 10.0);
        const auto table = pal::hoverTable(chart->content(), *chart->hover());
        QCOMPARE(table.rows.size(), 2u);
        QCOMPARE(table.rows[0].value, QString("0.5000"));
        QTest::keyClick(chart.get(), Qt::Key_Right);
        QCOMPARE(chart->hover()->x, 11.0);
        const auto beyond = pal::hoverTable(chart->content(), {45, {}, 0});
        QCOMPARE(beyond.rows[1].value, QString(QChar(0x2013)));
    }

    void aHundredThousandPointsAreDrawnAsAThousand()
    {
        auto chart = makeChart();
        chart->setPoints("acc", falling(100'000));
        chart->setPoints("el", falling(100'000));
        chart->setSmoothing(0.9);
        chart->refresh();
        QVERIFY(chart->canvas().mostDrawnPoints() <= 1000);
        QVERIFY(chart->canvas().drawnPoints() > 2000);
    }

    void theSameDataGivesTheSamePixels()
    {
        auto one = makeChart();
        auto other = makeChart();
        const auto points = falling(5'000);
        one->setPoints("acc", points);
        other->setPoints("acc", {});
        for (std::size_t at = 0; at < points.size(); at += 700) {
            other->appendPoints("acc", std::span(points).subspan(at, std::min<std::size_t>(700, points.size() - at)));
            other->refresh();
        }
        one->refresh();
        other->refresh();
        for (pal::Chart* chart : {one.get(), other.get()})
            chart->clearFocus();
        QCOMPARE(one->grab().toImage(), other->grab().toImage());
    }

    void newDataWaitsForTheClock()
    {
        pal::ChartClock clock;
        pal::Chart one(nullptr, &clock), other(nullptr, &clock);
        for (pal::Chart* chart : {&one, &other}) {
            chart->setCurves({{"a", "a", {}, Qt::blue}});
            chart->resize(300, 200);
            chart->show();
            chart->refresh();
            chart->setPoints("a", falling(10));
            QCOMPARE(chart->canvas().drawnPoints(), 0);
        }
        QTRY_COMPARE(one.canvas().drawnPoints(), 10);
        QTRY_COMPARE(other.canvas().drawnPoints(), 10);
    }

    void exportedFilesAreWhole()
    {
        auto chart = makeChart();
        QTemporaryDir folder;
        const QString png = folder.filePath("a.png"), svg = folder.filePath("a.svg"), csv = folder.filePath("a.csv");
        QCOMPARE(pal::saveChart(chart->content(), chart->size(), pal::ChartFormat::Png, png), QString());
        QCOMPARE(pal::saveChart(chart->content(), chart->size(), pal::ChartFormat::Svg, svg), QString());
        QCOMPARE(pal::saveChart(chart->content(), chart->size(), pal::ChartFormat::Csv, csv), QString());
        QCOMPARE(QImage(png).size(), chart->size() * 2);
        QFile vectors(svg);
        QVERIFY(vectors.open(QIODevice::ReadOnly));
        const QByteArray text = vectors.readAll();
        QVERIFY(text.contains("<svg") && text.contains("Memorization") && text.trimmed().endsWith("</svg>"));
        QFile table(csv);
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QByteArrayList lines = table.readAll().split('\n');
        QCOMPARE(lines[0].trimmed(), QByteArray("epoch,MA,EL"));
        QCOMPARE(lines[1].trimmed(), QByteArray("0,1,1"));
        QCOMPARE(lines.size(), 52);
        const QString error = pal::saveChart(chart->content(), chart->size(), pal::ChartFormat::Csv, "/nowhere/a.csv");
        QVERIFY(error.contains("/nowhere/a.csv"));
    }

    void curvesThatStayKeepTheirPoints()
    {
        auto chart = makeChart();
        chart->setCurveHidden("el", true);
        chart->setCurves({{"el", "EL10", {}, Qt::green}, {"new", "new", {}, Qt::black}});
        QCOMPARE(chart->content().find("el")->raw().size(), 40u);
        QVERIFY(chart->content().find("el")->hidden());
        QVERIFY(chart->content().find("new")->raw().empty());
    }
};

QTEST_MAIN(TestChart)
#include "tst_chart.moc"
