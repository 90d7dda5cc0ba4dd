#pragma once

#include "plotting/chart_export.h"

#include <QMenu>

class QActionGroup;

namespace palimpsest {

/// What can be done with a chart beside pointing at it. The owner may add actions of its own.
class ChartMenu : public QMenu {
    Q_OBJECT
public:
    explicit ChartMenu(QWidget* parent = nullptr);

    void setState(bool logScale, double smoothing, bool zoomed);
    QAction* logAction() const { return m_log; }
    QAction* resetAction() const { return m_reset; }

Q_SIGNALS:
    void logScaleChosen(bool on);
    void smoothingChosen(double weight);
    void resetChosen();
    void exportChosen(palimpsest::ChartFormat format);

private:
    void addSmoothing();
    void addExports();

    QAction* m_log;
    QAction* m_reset;
    QActionGroup* m_smoothing;
};

} // namespace palimpsest
