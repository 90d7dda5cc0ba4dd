#include "ui/charts/chart_grid.h"

#include "plotting/chart_menu.h"
#include "ui/charts/theme_chart_style.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QResizeEvent>
#include <QSettings>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kLeastWidth = 340;
constexpr int kLeastHeight = 168;

QString suffixOf(ChartFormat format)
{
    switch (format) {
    case ChartFormat::Png:
        return QStringLiteral("png");
    case ChartFormat::Svg:
        return QStringLiteral("svg");
    case ChartFormat::Csv:
        break;
    }
    return QStringLiteral("csv");
}

} // namespace

ChartGrid::ChartGrid(QWidget* parent) : QScrollArea(parent), m_body(new QWidget), m_grid(new QGridLayout(m_body))
{
    setWidget(m_body);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Charts"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(8);
    connect(&Theme::instance(), &Theme::changed, this, &ChartGrid::restyle);
}

Chart* ChartGrid::addChart(const QString& key, bool linked)
{
    auto* chart = new Chart(m_body);
    chart->setChartStyle(themeChartStyle());
    m_order.append(key);
    m_charts.insert(key, chart);
    if (linked)
        link(chart);
    addMenuActions(key, chart);
    connect(chart, &Chart::exportRequested, this, [this, chart](ChartFormat format) { askWhereToSave(chart, format); });
    arrange();
    return chart;
}

void ChartGrid::addMenuActions(const QString& key, Chart* chart)
{
    chart->menu()->addSeparator();
    QAction* alone = chart->menu()->addAction(tr("Show alone"));
    alone->setCheckable(true);
    QAction* leaveOut = chart->menu()->addAction(tr("Leave out"));
    connect(alone, &QAction::triggered, this, [this, key](bool on) { showAlone(on ? key : QString()); });
    connect(leaveOut, &QAction::triggered, this, [this, key] { setShown(key, false); });
    connect(chart->menu(), &QMenu::aboutToShow, this, [this, key, alone] { alone->setChecked(m_alone == key); });
}

void ChartGrid::link(Chart* chart)
{
    m_linked.append(chart);
    connect(chart, &Chart::hovered, this, [this, chart](bool inside, double x) {
        for (Chart* other : std::as_const(m_linked))
            other->setLinkedHover(inside && other != chart ? std::optional(x) : std::nullopt);
    });
    connect(chart, &Chart::xViewChanged, this, [this, chart] {
        for (Chart* other : std::as_const(m_linked))
            if (other != chart)
                other->setXView(chart->content().xView);
    });
}

QMenu* ChartGrid::chooseMenu()
{
    if (m_choose == nullptr) {
        m_choose = new QMenu(this);
        for (const QString& key : std::as_const(m_order)) {
            QAction* action = m_choose->addAction(m_charts.value(key)->content().title);
            action->setCheckable(true);
            action->setChecked(isShown(key));
            action->setData(key);
            connect(action, &QAction::triggered, this, [this, key](bool on) { setShown(key, on); });
        }
        m_choose->addSeparator();
        connect(m_choose->addAction(tr("Show all")), &QAction::triggered, this, [this] {
            m_left.clear();
            m_alone.clear();
            arrange();
        });
        connect(m_choose, &QMenu::aboutToShow, this, [this] {
            for (QAction* action : m_choose->actions())
                if (action->isCheckable())
                    action->setChecked(isShown(action->data().toString()));
        });
    }
    return m_choose;
}

void ChartGrid::setShown(const QString& key, bool shown)
{
    m_left.removeAll(key);
    if (!shown)
        m_left.append(key);
    if (m_alone == key && !shown)
        m_alone.clear();
    arrange();
}

void ChartGrid::showAlone(const QString& key)
{
    m_alone = key;
    arrange();
}

int ChartGrid::columnsFor(int width, int count) const
{
    const int least = Theme::instance().scaled(kLeastWidth) + m_grid->spacing();
    return std::clamp(width / least, 1, std::max(1, count));
}

void ChartGrid::arrange()
{
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, 0);
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, 0);
    QList<Chart*> shown;
    for (const QString& key : std::as_const(m_order)) {
        Chart* chart = m_charts.value(key);
        m_grid->removeWidget(chart);
        const bool visible = m_alone.isEmpty() ? isShown(key) : key == m_alone;
        chart->setVisible(visible);
        if (visible)
            shown.append(chart);
    }
    const int columns = columnsFor(viewport()->width(), int(shown.size()));
    for (int i = 0; i < shown.size(); ++i) {
        shown[i]->setMinimumHeight(Theme::instance().scaled(kLeastHeight));
        m_grid->addWidget(shown[i], i / columns, i % columns);
        m_grid->setRowStretch(i / columns, 1);
        m_grid->setColumnStretch(i % columns, 1);
    }
    // Else the body keeps the height that it needed with fewer columns.
    m_grid->activate();
    m_body->resize(viewport()->size().expandedTo({0, m_grid->minimumSize().height()}));
}

void ChartGrid::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    if (columnsFor(event->size().width(), 100) != columnsFor(event->oldSize().width(), 100))
        arrange();
}

void ChartGrid::restyle()
{
    for (Chart* chart : std::as_const(m_charts))
        chart->setChartStyle(themeChartStyle());
    arrange();
}

void ChartGrid::askWhereToSave(Chart* chart, ChartFormat format)
{
    const QString suffix = suffixOf(format);
    auto* dialog = new QFileDialog(this, tr("Save the chart"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("%1 files (*.%2)").arg(suffix.toUpper(), suffix));
    dialog->setDefaultSuffix(suffix);
    dialog->setDirectory(m_folder.isEmpty() ? QDir::homePath() : m_folder);
    dialog->selectFile(chart->content().title + QLatin1Char('.') + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, chart, format](const QString& path) {
        m_folder = QFileInfo(path).absolutePath();
        const QString error = saveChart(chart->content(), chart->size(), format, path);
        if (error.isEmpty())
            Q_EMIT saved(path);
        else
            Q_EMIT saveFailed(error);
    });
    dialog->open();
}

void ChartGrid::saveState(QSettings& settings) const
{
    settings.setValue("left_out", m_left);
    settings.setValue("alone", m_alone);
    settings.setValue("save_folder", m_folder);
    for (const QString& key : m_order) {
        const ChartContent& content = m_charts.value(key)->content();
        QStringList hidden;
        for (const Curve& curve : content.curves)
            if (curve.hidden())
                hidden.append(curve.spec().key);
        settings.setValue("chart/" + key, QVariantList({content.logScale, content.smoothing, hidden}));
    }
}

void ChartGrid::restoreState(QSettings& settings)
{
    m_left = settings.value("left_out").toStringList();
    const QString alone = settings.value("alone").toString();
    m_alone = m_charts.contains(alone) ? alone : QString();
    m_folder = settings.value("save_folder").toString();
    for (const QString& key : std::as_const(m_order)) {
        const QVariantList state = settings.value("chart/" + key).toList();
        if (state.size() != 3)
            continue;
        Chart* chart = m_charts.value(key);
        chart->setLogScale(state[0].toBool());
        chart->setSmoothing(state[1].toDouble());
        for (const QString& curve : state[2].toStringList())
            chart->setCurveHidden(curve, true);
    }
    arrange();
}

} // namespace palimpsest
