#include "ui/monitor/monitor_curves.h"

#include "ui/bridge/run_handle.h"
#include "ui/charts/chart_grid.h"

#include <algorithm>
#include <cmath>

namespace palimpsest {

namespace {

std::vector<CurveSpec> curveSpecs(const RunChart& chart)
{
    std::vector<CurveSpec> specs;
    for (const RunCurve& curve : chart.curves)
        specs.push_back({curve.key, curve.name, curve.meaning, curve.color(), Qt::SolidLine, false});
    return specs;
}

const RunCurve* curveOf(const RunChart& chart, const QString& key)
{
    for (const RunCurve& curve : chart.curves)
        if (curve.key == key)
            return &curve;
    return nullptr;
}

} // namespace

MonitorCurves::MonitorCurves(ChartGrid* grid, QObject* parent)
    : QObject(parent),
      m_grid(grid),
      m_specs(RunCurves::charts())
{
    addCharts();
    connect(&Theme::instance(), &Theme::changed, this, &MonitorCurves::recolor);
}

void MonitorCurves::addCharts()
{
    for (const RunChart& spec : m_specs) {
        Chart* chart = m_grid->addChart(spec.key);
        chart->setTitle(spec.title, spec.unit);
        chart->setXTitle(tr("epoch"), QStringLiteral("epoch"));
        chart->setXText([this](double place) { return heading(place); });
        chart->setEmptyText(spec.emptyText);
        chart->setLimits(spec.floor, spec.ceiling);
        chart->setXFloor(0.0);
        chart->setCurves(curveSpecs(spec));
        connect(chart, &Chart::thresholdDragFinished, this, &MonitorCurves::onThresholdDropped);
    }
}

void MonitorCurves::recolor()
{
    for (const RunChart& spec : m_specs)
        m_grid->chart(spec.key)->setCurves(curveSpecs(spec));
    showThresholds();
}

void MonitorCurves::setRun(RunHandle* run)
{
    if (m_run) {
        m_run->disconnect(this);
        m_run->model().disconnect(this);
    }
    m_run = run;
    if (run != nullptr) {
        RunModel& model = run->model();
        connect(&model, &RunModel::reset, this, &MonitorCurves::refill);
        connect(&model, &RunModel::stepsAdded, this, &MonitorCurves::addSteps);
        connect(&model, &RunModel::epochAdded, this, &MonitorCurves::addEpochs);
        connect(&model, &RunModel::settingsChanged, this, &MonitorCurves::showThresholds);
        connect(&model, &RunModel::startedChanged, this, &MonitorCurves::showThresholds);
        connect(&model, &RunModel::stateChanged, this, &MonitorCurves::showControl);
        connect(&model, &RunModel::finished, this, &MonitorCurves::showControl);
        connect(run, &RunHandle::loaded, this, &MonitorCurves::refill);
        connect(run, &RunHandle::kindChanged, this, &MonitorCurves::showControl);
        // What was asked for did not happen: back to what is in force.
        connect(run, &RunHandle::refused, this, &MonitorCurves::showThresholds);
    }
    refill();
    showControl();
}

void MonitorCurves::refill()
{
    m_steps = m_epochs = 0;
    for (const QString& key : m_grid->keys())
        m_grid->chart(key)->clearPoints();
    if (m_run.isNull())
        return;
    showThresholds();
    addSteps();
    addEpochs();
}

void MonitorCurves::addSteps()
{
    const std::vector<StepMeasured>& steps = m_run->model().steps();
    if (m_steps > steps.size())
        m_steps = 0;
    std::vector<QPointF> points;
    for (const RunChart& spec : m_specs) {
        for (const RunCurve& curve : spec.curves) {
            if (!curve.ofStep)
                continue;
            points.clear();
            for (std::size_t i = m_steps; i < steps.size(); ++i)
                points.emplace_back(curvePlace(steps[i], CurveAlignment::Epoch), curve.ofStep(steps[i]));
            m_grid->chart(spec.key)->appendPoints(curve.key, points);
        }
    }
    m_steps = steps.size();
}

void MonitorCurves::addEpochs()
{
    const RunModel& model = m_run->model();
    const std::vector<EpochEvaluated>& epochs = model.epochs();
    std::vector<QPointF> points;
    for (const RunChart& spec : m_specs) {
        for (const RunCurve& curve : spec.curves) {
            if (!curve.ofEpoch)
                continue;
            points.clear();
            for (std::size_t i = m_epochs; i < epochs.size(); ++i)
                points.emplace_back(double(epochs[i].epoch), curve.ofEpoch(epochs[i]));
            m_grid->chart(spec.key)->appendPoints(curve.key, points);
        }
    }
    m_epochs = epochs.size();
    addMarks();
}

void MonitorCurves::addMarks()
{
    std::vector<AxisMark> marks;
    for (const EpochEvaluated& epoch : m_run->model().epochs())
        marks.push_back({double(epoch.epoch), epoch.epoch == 0 ? tr("before") : QString::number(epoch.epoch)});
    for (const QString& key : m_grid->keys())
        m_grid->chart(key)->setMarks(marks);
}

void MonitorCurves::showThresholds()
{
    for (const RunChart& spec : m_specs) {
        std::vector<Threshold> thresholds;
        for (const RunThreshold& threshold : spec.thresholds) {
            const RunCurve* curve = curveOf(spec, threshold.key);
            const bool known = m_run && !m_run->model().setting(threshold.key).isEmpty();
            if (!known || curve == nullptr)
                continue;
            thresholds.push_back({threshold.key, threshold.name, threshold.meaning, curve->color(),
                                  m_run->model().threshold(threshold.key), 0, 1, threshold.step});
        }
        Chart* chart = m_grid->chart(spec.key);
        const auto& now = chart->content().thresholds;
        const bool same =
            std::equal(now.begin(), now.end(), thresholds.begin(), thresholds.end(),
                       [](const Threshold& a, const Threshold& b) { return a.key == b.key && a.color == b.color; });
        // A handle that is being dragged must stay the widget that it is.
        if (!same)
            chart->setThresholds(thresholds);
        for (const Threshold& threshold : thresholds)
            chart->setThresholdValue(threshold.key, threshold.value);
    }
}

void MonitorCurves::showControl()
{
    const bool controllable = m_run && m_run->isControllable();
    const QString why = m_run ? m_run->whyNotControllable() : QString();
    for (const RunChart& spec : m_specs)
        if (!spec.thresholds.empty())
            m_grid->chart(spec.key)->setThresholdsDraggable(controllable, controllable ? QString() : why);
}

void MonitorCurves::onThresholdDropped(const QString& key, double value)
{
    if (m_run && m_run->isControllable())
        m_run->change(key, QString::number(value, 'g', 10));
}

QString MonitorCurves::heading(double place) const
{
    const double epoch = std::ceil(place - 1e-9);
    if (m_run.isNull() || place <= 0)
        return tr("before");
    const auto batches = static_cast<double>(m_run->model().started().batches);
    if (std::abs(place - epoch) < 1e-9)
        return batches > 0 ? tr("epoch %1 · step %2").arg(epoch).arg(epoch * batches, 0, 'f', 0)
                           : tr("epoch %1").arg(epoch);
    return tr("epoch %1 · step %2").arg(epoch).arg(std::round(place * batches), 0, 'f', 0);
}

} // namespace palimpsest
