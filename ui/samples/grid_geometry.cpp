#include "ui/samples/grid_geometry.h"

#include "ui/samples/sample_grid_model.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kMostCellWidth = 72;
constexpr int kLeastTitle = 96;
constexpr int kUsualTitle = 320;
constexpr int kMostTitle = 800;
constexpr int kExtraGap = 8; // between the epochs and what was added

} // namespace

GridGeometry::GridGeometry(const SampleGridModel& model, QSize viewport)
    : m_epochs(model.epochs()),
      m_viewport(viewport)
{
    const QFontMetrics caption(themeFont(TextSize::Caption));
    const int labelWidth = caption.horizontalAdvance(QStringLiteral("0.000")) + kSpace;
    m_headerHeight = 2 * caption.height() + kSpace;

    const int extras = model.columnCount() - m_epochs;
    m_extraWidth = std::max(labelWidth, caption.horizontalAdvance(QStringLiteral("human mean")) + kSpace);
    const int width = viewport.width() - (extras > 0 ? extras * m_extraWidth + kExtraGap : 0);
    // Few epochs leave room for more of the texts.
    const int leastTitle = std::clamp(viewport.width() / 4, kLeastTitle, kUsualTitle);
    m_titleWidth = std::clamp(width - m_epochs * kMostCellWidth, leastTitle, kMostTitle);
    const int room = width - m_titleWidth;
    m_cellWidth = std::clamp(room / std::max(m_epochs, 1), kLeastCell, kMostCellWidth);
    m_hasLabels = m_cellWidth >= labelWidth;
    // Cells without labels are squares; they too grow where a few rows leave room.
    const int heightRoom = (viewport.height() - m_headerHeight) / std::max(model.rowCount(), 1);
    m_cellHeight = m_hasLabels ? caption.height() + kSpace / 2 : std::clamp(heightRoom, kLeastCell, m_cellWidth);
    m_contents = {m_epochs * m_cellWidth + (extras > 0 ? kExtraGap + extras * m_extraWidth : 0),
                  model.rowCount() * m_cellHeight};
}

QRect GridGeometry::cellArea() const
{
    return QRect(QPoint(m_titleWidth, m_headerHeight), m_viewport).intersected(QRect(QPoint(0, 0), m_viewport));
}

int GridGeometry::left(int column) const
{
    return column < m_epochs ? column * m_cellWidth
                             : m_epochs * m_cellWidth + kExtraGap + (column - m_epochs) * m_extraWidth;
}

QRect GridGeometry::cell(int row, int column, QPoint offset) const
{
    return {m_titleWidth + left(column) - offset.x(), m_headerHeight + row * m_cellHeight - offset.y(),
            column < m_epochs ? m_cellWidth : m_extraWidth, m_cellHeight};
}

int GridGeometry::rowAt(int y, QPoint offset) const
{
    return std::max(0, y - m_headerHeight + offset.y()) / m_cellHeight;
}

int GridGeometry::columnAt(int x, QPoint offset) const
{
    const int inside = std::max(0, x - m_titleWidth + offset.x());
    if (inside < m_epochs * m_cellWidth)
        return inside / m_cellWidth;
    return m_epochs + std::max(0, inside - m_epochs * m_cellWidth - kExtraGap) / std::max(m_extraWidth, 1);
}

} // namespace palimpsest
