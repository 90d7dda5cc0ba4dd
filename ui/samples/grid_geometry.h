#pragma once

#include <QRect>
#include <QSize>

namespace palimpsest {

class SampleGridModel;

/// Where cells lie in a viewport of a size: squares of at least 12 pixels that grow to labels where there is room.
/// Header row and row titles stay while cells scroll.
class GridGeometry {
public:
    static constexpr int kLeastCell = 12;

    GridGeometry() = default;
    GridGeometry(const SampleGridModel& model, QSize viewport);

    bool hasLabels() const { return m_hasLabels; }
    int cellWidth() const { return m_cellWidth; }
    int cellHeight() const { return m_cellHeight; }
    int titleWidth() const { return m_titleWidth; }
    int headerHeight() const { return m_headerHeight; }
    /// Of all cells, headers aside.
    QSize contents() const { return m_contents; }
    /// Where cells are seen.
    QRect cellArea() const;
    /// In the viewport, scrolled by `offset`.
    QRect cell(int row, int column, QPoint offset) const;
    int rowAt(int y, QPoint offset) const;    ///< may lie beyond the last
    int columnAt(int x, QPoint offset) const; ///< may lie beyond the last

private:
    int left(int column) const;

    int m_epochs = 0;
    int m_cellWidth = kLeastCell;
    int m_cellHeight = kLeastCell;
    int m_extraWidth = 0;
    int m_titleWidth = 0;
    int m_headerHeight = 0;
    bool m_hasLabels = false;
    QSize m_contents;
    QSize m_viewport;
};

} // namespace palimpsest
