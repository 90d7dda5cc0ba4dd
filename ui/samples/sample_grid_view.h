#pragma once

#include "ui/samples/grid_geometry.h"

#include <QAbstractItemView>
#include <QHash>

#include <cstdint>

namespace palimpsest {

class CellColors;

/// The grid, painted by hand: only what is seen, so that hundreds of rows and epochs scroll smoothly. Arrows, Home, End
/// and Page keys move; Enter or a click on a cell opens it; a click on an epoch's header sorts by it.
class SampleGridView : public QAbstractItemView {
    Q_OBJECT
public:
    explicit SampleGridView(QWidget* parent = nullptr);

    void setGridModel(SampleGridModel* model);
    const GridGeometry& grid() const { return m_geometry; }
    /// The rows that are seen, for a map beside the grid.
    double firstSeenShare() const;
    double seenShare() const;
    void scrollToShare(double middle);

    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint& point) const override;
    void reset() override;

Q_SIGNALS:
    /// A cell is to be opened; on an added column, the last epoch's.
    void cellOpened(const QModelIndex& index);
    void headerClicked(int column);
    void seenChanged();

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void updateGeometries() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    /// Cells that are seen, ends included.
    struct CellRange {
        int firstRow = 0, lastRow = -1, firstColumn = 0, lastColumn = -1;
        int rows() const { return lastRow - firstRow + 1; }
        int columns() const { return lastColumn - firstColumn + 1; }
    };
    QPoint offset() const { return {horizontalOffset(), verticalOffset()}; }
    int headerAt(const QPoint& point) const;
    void paintCells(QPainter& painter);
    void paintFills(QPainter& painter, const CellRange& range, const CellColors& colors);
    void paintSigns(QPainter& painter, const CellRange& range);
    void paintLabels(QPainter& painter, const CellRange& range, const CellColors& colors);
    void paintExtra(QPainter& painter, const QRect& rect, int row, int column, const CellColors& colors);
    void paintTitles(QPainter& painter);
    QString elidedTitle(int row, const QFontMetrics& metrics, int width);
    void paintHeader(QPainter& painter);
    void paintColumnTitle(QPainter& painter, const QRect& rect, int column);

    void keepCurrent();

    SampleGridModel* m_model = nullptr;
    GridGeometry m_geometry;
    QHash<std::int64_t, QString> m_titles; ///< by id, elided to the width there is
    // What was current before the model's rows were arranged anew.
    std::int64_t m_keptId = -1;
    std::int64_t m_keptEpoch = 0;
};

} // namespace palimpsest
