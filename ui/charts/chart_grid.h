#pragma once

#include "plotting/chart.h"

#include <QHash>
#include <QScrollArea>

class QAction;
class QGridLayout;
class QMenu;
class QSettings;

namespace palimpsest {

/// Charts as small multiples: as many columns as there is room for, one pointer and one x zoom for all of a kind, each
/// can be left out or shown alone. Export goes through a file dialog that blocks nothing.
class ChartGrid : public QScrollArea {
    Q_OBJECT
public:
    explicit ChartGrid(QWidget* parent = nullptr);

    /// The chart gets the theme's style. Charts that are `linked` share pointer and zoom along x.
    Chart* addChart(const QString& key, bool linked = true);
    Chart* chart(const QString& key) const { return m_charts.value(key); }
    const QStringList& keys() const { return m_order; }
    /// Call after the titles are set: the menu names them. For a button.
    QMenu* chooseMenu();

    bool isShown(const QString& key) const { return !m_left.contains(key); }
    void setShown(const QString& key, bool shown);
    /// An empty key: all again.
    void showAlone(const QString& key);
    const QString& alone() const { return m_alone; }

    void saveState(QSettings& settings) const;
    void restoreState(QSettings& settings);

Q_SIGNALS:
    void saveFailed(const QString& what);
    void saved(const QString& path);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addMenuActions(const QString& key, Chart* chart);
    void link(Chart* chart);
    void restyle();
    void arrange();
    int columnsFor(int width, int count) const;
    void askWhereToSave(Chart* chart, ChartFormat format);

    QWidget* m_body;
    QGridLayout* m_grid;
    QMenu* m_choose = nullptr;
    QStringList m_order;
    QHash<QString, Chart*> m_charts;
    QList<Chart*> m_linked;
    QStringList m_left; ///< keys of charts that are not shown
    QString m_alone;
    QString m_folder; ///< where the last file was saved
};

} // namespace palimpsest
