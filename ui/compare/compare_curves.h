#pragma once

#include "ui/charts/run_curves.h"

#include <QObject>
#include <QTimer>

namespace palimpsest {

class Chart;
struct AxisMark;
class ChartGrid;
class ComparedRuns;

/// One chart a quantity with a curve a run, the mean of the chosen ones with its band, and forgetting against utility.
/// Drawn anew when the runs change, several changes at once.
class CompareCurves : public QObject {
    Q_OBJECT
public:
    CompareCurves(ChartGrid* grid, const ComparedRuns* runs, QObject* parent = nullptr);

    void setAlignment(CurveAlignment alignment);
    CurveAlignment alignment() const { return m_alignment; }
    /// Draws at once what would be drawn soon.
    void refresh();

private:
    struct Quantity {
        RunCurve curve;
        QString key; ///< of its chart
    };

    void addCharts();
    void addScatter();
    std::vector<QPointF> pointsOf(const RunCurve& curve, int row) const;
    void draw(const Quantity& quantity);
    void drawScatter();
    std::vector<AxisMark> marks() const;
    QString heading(double place) const;

    ChartGrid* const m_grid;
    const ComparedRuns* const m_runs;
    std::vector<Quantity> m_quantities;
    Chart* m_scatter = nullptr;
    CurveAlignment m_alignment = CurveAlignment::Epoch;
    QTimer m_soon;
};

} // namespace palimpsest
