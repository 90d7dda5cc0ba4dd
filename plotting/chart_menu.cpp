#include "plotting/chart_menu.h"

#include <QActionGroup>

#include <cmath>

namespace palimpsest {

ChartMenu::ChartMenu(QWidget* parent) : QMenu(parent), m_smoothing(new QActionGroup(this))
{
    setToolTipsVisible(true);
    m_log = addAction(tr("Logarithmic scale"));
    m_log->setCheckable(true);
    m_log->setToolTip(tr("Values of zero and below cannot be shown on it and are left out"));
    addSmoothing();
    m_reset = addAction(tr("Reset zoom"));
    m_reset->setToolTip(tr("Show everything again (double click in the chart)"));
    addSeparator();
    addExports();
    connect(m_log, &QAction::triggered, this, &ChartMenu::logScaleChosen);
    connect(m_reset, &QAction::triggered, this, &ChartMenu::resetChosen);
}

void ChartMenu::addSmoothing()
{
    QMenu* menu = addMenu(tr("Smoothing"));
    menu->setToolTip(tr("Exponential moving average: each value keeps this weight of what came before"));
    menu->setToolTipsVisible(true);
    for (const double weight : {0.0, 0.6, 0.9, 0.98}) {
        QAction* action = menu->addAction(weight == 0 ? tr("None") : tr("Weight %1").arg(weight));
        action->setCheckable(true);
        action->setData(weight);
        m_smoothing->addAction(action);
    }
    connect(m_smoothing, &QActionGroup::triggered, this,
            [this](QAction* action) { Q_EMIT smoothingChosen(action->data().toDouble()); });
}

void ChartMenu::addExports()
{
    const auto add = [this](const QString& text, ChartFormat format) {
        connect(addAction(text), &QAction::triggered, this, [this, format] { Q_EMIT exportChosen(format); });
    };
    add(tr("Save as PNG…"), ChartFormat::Png);
    add(tr("Save as SVG…"), ChartFormat::Svg);
    add(tr("Save the values as CSV…"), ChartFormat::Csv);
}

void ChartMenu::setState(bool logScale, double smoothing, bool zoomed)
{
    m_log->setChecked(logScale);
    m_reset->setEnabled(zoomed);
    for (QAction* action : m_smoothing->actions())
        action->setChecked(std::abs(action->data().toDouble() - smoothing) < 1e-9);
}

} // namespace palimpsest
