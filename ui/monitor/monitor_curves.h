#pragma once

#include "ui/charts/run_curves.h"

#include <QObject>
#include <QPointer>

namespace palimpsest {

class ChartGrid;
class RunHandle;

/// Feeds a grid of charts from a run, and hands dragged thresholds to it. New events are appended; what a resume made
/// void is drawn anew.
class MonitorCurves : public QObject {
    Q_OBJECT
public:
    explicit MonitorCurves(ChartGrid* grid, QObject* parent = nullptr);

    /// nullptr: no run, empty charts.
    void setRun(RunHandle* run);

private:
    void addCharts();
    void recolor();
    void refill();
    void addSteps();
    void addEpochs();
    void addMarks();
    void showThresholds();
    void showControl();
    void onThresholdDropped(const QString& key, double value);
    QString heading(double place) const;

    ChartGrid* const m_grid;
    const std::vector<RunChart> m_specs;
    QPointer<RunHandle> m_run;
    std::size_t m_steps = 0; ///< of the model's, drawn
    std::size_t m_epochs = 0;
};

} // namespace palimpsest
