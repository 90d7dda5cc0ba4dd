#include "ui/compare/compare_curves.h"

#include "ui/charts/chart_grid.h"
#include "ui/compare/compared_runs.h"
#include "ui/compare/mean_curve.h"

#include <algorithm>
#include <cmath>

namespace palimpsest {

namespace {

const QString kMeanKey = QStringLiteral("mean");
const QString kScatterKey = QStringLiteral("forget_utility");
constexpr int kRedrawDelay = 100; ///< milliseconds

/// Partners or, where the experiment has them, retain rows: what the run should leave alone.
double utilityOf(const EpochEvaluated& epoch)
{
    return epoch.retainAcc ? *epoch.retainAcc : epoch.learnAcc.value_or(std::nan(""));
}

bool isDrawn(const ComparedRun& run) { return run.shown && run.isReady(); }

} // namespace

CompareCurves::CompareCurves(ChartGrid* grid, const ComparedRuns* runs, QObject* parent)
    : QObject(parent),
      m_grid(grid),
      m_runs(runs)
{
    addCharts();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kRedrawDelay);
    connect(&m_soon, &QTimer::timeout, this, &CompareCurves::refresh);
    connect(runs, &ComparedRuns::changed, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    refresh();
}

void CompareCurves::addCharts()
{
    addScatter();
    for (const RunChart& panel : RunCurves::charts()) {
        for (const RunCurve& curve : panel.curves) {
            Chart* chart = m_grid->addChart(curve.key);
            chart->setTitle(curve.name, panel.unit);
            chart->setXText([this](double place) { return heading(place); });
            chart->setEmptyText(tr("The curves of the runs that have measured this appear here."));
            chart->setLimits(panel.floor, panel.ceiling);
            chart->setXFloor(0.0);
            m_quantities.push_back({curve, curve.key});
        }
    }
}

void CompareCurves::addScatter()
{
    m_scatter = m_grid->addChart(kScatterKey, false);
    m_scatter->setTitle(tr("Forgetting against utility"), tr("forget rows: MA"));
    m_scatter->setXTitle(tr("what should stay: MA"), QStringLiteral("utility"));
    m_scatter->setEmptyText(tr("Each run is a trace of its epochs: down is forgotten, right is kept. It appears for "
                               "runs that measured partners or retain rows."));
}

void CompareCurves::setAlignment(CurveAlignment alignment)
{
    m_alignment = alignment;
    for (const QString& key : m_grid->keys())
        if (key != kScatterKey)
            m_grid->chart(key)->setXView(std::nullopt);
    refresh();
}

void CompareCurves::refresh()
{
    m_soon.stop();
    for (const Quantity& quantity : m_quantities)
        draw(quantity);
    drawScatter();
}

std::vector<QPointF> CompareCurves::pointsOf(const RunCurve& curve, int row) const
{
    const RunModel& model = m_runs->at(row).handle->model();
    std::vector<QPointF> points;
    if (curve.ofStep) {
        for (const StepMeasured& step : model.steps())
            points.emplace_back(curvePlace(step, m_alignment), curve.ofStep(step));
    } else {
        for (const EpochEvaluated& epoch : model.epochs())
            points.emplace_back(curvePlace(epoch, model.started().batches, m_alignment), curve.ofEpoch(epoch));
    }
    return points;
}

QString CompareCurves::heading(double place) const
{
    if (place <= 0)
        return tr("before");
    return m_alignment == CurveAlignment::Epoch ? tr("epoch %1").arg(place, 0, 'g', 4)
                                                : tr("step %1").arg(place, 0, 'f', 0);
}

void CompareCurves::draw(const Quantity& quantity)
{
    std::vector<CurveSpec> specs;
    std::vector<std::vector<QPointF>> curves, averaged;
    for (int row = 0; row < m_runs->count(); ++row) {
        const ComparedRun& run = m_runs->at(row);
        if (!run.isReady() || (!run.shown && !run.inMean))
            continue;
        auto points = pointsOf(quantity.curve, row);
        if (run.inMean)
            averaged.push_back(points);
        if (!run.shown)
            continue;
        specs.push_back(
            {run.handle->directory(), m_runs->nameOf(row), quantity.curve.meaning, run.color(), Qt::SolidLine, false});
        curves.push_back(std::move(points));
    }
    MeanCurve mean;
    if (averaged.size() >= 2) {
        mean = meanOf(averaged);
        specs.push_back(
            {kMeanKey, tr("mean of %1").arg(averaged.size()),
             tr("Mean of the %1 chosen runs; the band is one standard deviation to either side.").arg(averaged.size()),
             themeColor(Token::Text), Qt::SolidLine, false});
    }
    Chart* chart = m_grid->chart(quantity.key);
    chart->setXTitle(m_alignment == CurveAlignment::Epoch ? tr("epoch") : tr("step"),
                     m_alignment == CurveAlignment::Epoch ? QStringLiteral("epoch") : QStringLiteral("step"));
    chart->setCurves(specs);
    for (std::size_t i = 0; i < curves.size(); ++i)
        chart->setPoints(specs[i].key, curves[i]);
    chart->setPoints(kMeanKey, mean.points);
    chart->setBand(kMeanKey, std::move(mean.band));
    chart->setMarks(marks());
}

std::vector<AxisMark> CompareCurves::marks() const
{
    std::vector<AxisMark> marks;
    std::int64_t last = -1;
    for (int row = 0; row < m_runs->count(); ++row)
        if (isDrawn(m_runs->at(row)) && !m_runs->at(row).handle->model().epochs().empty())
            last = std::max(last, m_runs->at(row).handle->model().epochs().back().epoch);
    if (last >= 0)
        marks.push_back({0, tr("before")});
    // Runs differ in steps an epoch; aligned by steps, only the start is common.
    if (m_alignment == CurveAlignment::Epoch)
        for (std::int64_t epoch = 1; epoch <= last; ++epoch)
            marks.push_back({double(epoch), QString::number(epoch)});
    return marks;
}

void CompareCurves::drawScatter()
{
    std::vector<CurveSpec> specs;
    std::vector<std::vector<QPointF>> paths;
    for (int row = 0; row < m_runs->count(); ++row) {
        const ComparedRun& run = m_runs->at(row);
        if (!isDrawn(run))
            continue;
        std::vector<QPointF> path;
        for (const EpochEvaluated& epoch : run.handle->model().epochs())
            path.emplace_back(utilityOf(epoch), epoch.acc);
        specs.push_back({run.handle->directory(), m_runs->nameOf(row),
                         tr("From the original model (open end) to the last epoch (large dot)."), run.color(),
                         Qt::SolidLine, true});
        paths.push_back(std::move(path));
    }
    m_scatter->setCurves(specs);
    for (std::size_t i = 0; i < paths.size(); ++i)
        m_scatter->setPoints(specs[i].key, paths[i]);
    m_scatter->setPointText([this](const QString& directory, std::size_t index) {
        for (int row = 0; row < m_runs->count(); ++row) {
            const auto& epochs = m_runs->at(row).handle->model().epochs();
            if (m_runs->at(row).handle->directory() == directory && index < epochs.size())
                return epochs[index].epoch == 0 ? tr("before") : tr("epoch %1").arg(epochs[index].epoch);
        }
        return QString();
    });
}

} // namespace palimpsest
