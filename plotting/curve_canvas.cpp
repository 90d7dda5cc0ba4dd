#include "plotting/curve_canvas.h"

#include "plotting/chart_style.h"
#include "plotting/decimation.h"

#include <QAreaSeries>
#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLineSeries>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <vector>

namespace palimpsest {

namespace {

constexpr double kLineWidth = 1.6;
/// Columns of pixels a point below which a curve is a band of hairlines: Qt strokes those ten times as fast as wider
/// ones, and nobody sees a difference.
constexpr double kRoomForWidth = 2;
constexpr int kFaintAlpha = 70;
constexpr int kBandAlpha = 46;

/// The series of one curve, owned by the chart.
struct CurveSeries {
    QLineSeries* line = nullptr;
    QLineSeries* faint = nullptr;
    QAreaSeries* band = nullptr;
};

/// Two points a column of the plot say all that it can show.
int pointLimit(const ChartFrame& frame)
{
    return std::clamp(2 * static_cast<int>(frame.plot.width()) + 2, kFewestDrawnPoints, kMostDrawnPoints);
}

QList<QPointF> axisPoints(const ChartContent& content, const ChartFrame& frame, std::span<const QPointF> points,
                          bool path)
{
    QList<QPointF> out = path ? QList<QPointF>(points.begin(), points.end())
                              : decimated(points, frame.x.low, frame.x.high, pointLimit(frame));
    if (!content.logScale)
        return out;
    QList<QPointF> logarithms;
    logarithms.reserve(out.size());
    for (const QPointF& point : out)
        if (const auto place = content.toAxis(point.y()))
            logarithms.append({point.x(), *place});
    return logarithms;
}

void fill(QLineSeries& series, const QList<QPointF>& points, QPen pen, double plotWidth)
{
    if (double(points.size()) * kRoomForWidth > plotWidth && pen.style() == Qt::SolidLine) {
        pen.setWidth(1);
        pen.setCosmetic(true);
    }
    series.setPen(pen);
    series.replace(points);
}

} // namespace

struct CurveCanvas::Parts {
    QGraphicsScene scene;
    QChart* chart = new QChart;
    QValueAxis* x = new QValueAxis;
    QValueAxis* y = new QValueAxis;
    std::vector<CurveSeries> series;

    Parts()
    {
        scene.setItemIndexMethod(QGraphicsScene::NoIndex);
        scene.addItem(chart);
        chart->setBackgroundVisible(false);
        chart->setAnimationOptions(QChart::NoAnimation);
        chart->setMargins({});
        chart->layout()->setContentsMargins(0, 0, 0, 0);
        chart->legend()->hide();
        for (QValueAxis* axis : {x, y}) {
            axis->setVisible(false);
            chart->addAxis(axis, axis == x ? Qt::AlignBottom : Qt::AlignLeft);
        }
    }

    void attach(QAbstractSeries* one)
    {
        chart->addSeries(one);
        one->attachAxis(x);
        one->attachAxis(y);
    }

    void setCount(std::size_t count)
    {
        if (series.size() == count)
            return;
        chart->removeAllSeries();
        series.assign(count, {});
        for (CurveSeries& one : series) {
            one.band = new QAreaSeries(new QLineSeries, new QLineSeries);
            one.band->upperSeries()->setParent(one.band);
            one.band->lowerSeries()->setParent(one.band);
            one.faint = new QLineSeries;
            one.line = new QLineSeries;
        }
        for (CurveSeries& one : series)
            attach(one.band);
        for (CurveSeries& one : series)
            attach(one.faint);
        for (CurveSeries& one : series)
            attach(one.line);
    }
};

CurveCanvas::CurveCanvas() : m_parts(std::make_unique<Parts>()) {}
CurveCanvas::~CurveCanvas() = default;

static void updateBand(const ChartContent& content, const Curve& curve, QAreaSeries& band)
{
    QList<QPointF> upper, lower;
    for (const BandPoint& point : curve.band()) {
        const auto low = content.toAxis(point.low);
        const auto high = content.toAxis(point.high);
        if (!low || !high)
            continue;
        lower.append({point.x, *low});
        upper.append({point.x, *high});
    }
    band.setVisible(!curve.hidden() && !upper.isEmpty());
    band.setPen(Qt::NoPen);
    band.setBrush(withAlpha(curve.spec().color, kBandAlpha));
    band.upperSeries()->replace(upper);
    band.lowerSeries()->replace(lower);
}

void CurveCanvas::update(const ChartContent& content, const ChartFrame& frame)
{
    Parts& parts = *m_parts;
    parts.setCount(content.curves.size());
    parts.scene.setSceneRect(QRectF(QPointF(), frame.size));
    parts.chart->setGeometry(parts.scene.sceneRect());
    parts.chart->setPlotArea(frame.plot);
    parts.x->setRange(frame.x.low, frame.x.high);
    parts.y->setRange(frame.y.low, frame.y.high);
    for (std::size_t i = 0; i < content.curves.size(); ++i) {
        const Curve& curve = content.curves[i];
        const CurveSeries& series = parts.series[i];
        const bool path = curve.spec().path;
        const bool faint = curve.smoothed() && !curve.hidden();
        series.line->setVisible(!curve.hidden());
        series.faint->setVisible(faint);
        fill(*series.line, curve.hidden() ? QList<QPointF>() : axisPoints(content, frame, curve.shown(), path),
             QPen(curve.spec().color, kLineWidth, curve.spec().pen, Qt::RoundCap, Qt::RoundJoin), frame.plot.width());
        fill(*series.faint, faint ? axisPoints(content, frame, curve.raw(), path) : QList<QPointF>(),
             QPen(withAlpha(curve.spec().color, kFaintAlpha), 1, Qt::SolidLine), frame.plot.width());
        updateBand(content, curve, *series.band);
    }
    parts.chart->layout()->activate();
}

void CurveCanvas::paint(QPainter& painter)
{
    const QRectF all = m_parts->scene.sceneRect();
    m_parts->scene.render(&painter, all, all);
}

int CurveCanvas::drawnPoints() const
{
    int points = 0;
    for (const CurveSeries& series : m_parts->series)
        points += static_cast<int>(series.line->count() + series.faint->count());
    return points;
}

int CurveCanvas::mostDrawnPoints() const
{
    qsizetype most = 0;
    for (const CurveSeries& series : m_parts->series)
        most = std::max({most, qsizetype(series.line->count()), qsizetype(series.faint->count())});
    return static_cast<int>(most);
}

} // namespace palimpsest
