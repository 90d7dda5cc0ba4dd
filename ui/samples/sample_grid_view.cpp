#include "ui/samples/sample_grid_view.h"

#include "ui/samples/sample_grid_model.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace palimpsest {

SampleGridView::SampleGridView(QWidget* parent) : QAbstractItemView(parent)
{
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    viewport()->setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometries();
        viewport()->update();
    });
}

void SampleGridView::setGridModel(SampleGridModel* model)
{
    m_model = model;
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &SampleGridView::keepCurrent);
    setModel(model);
    connect(model, &QAbstractItemModel::columnsInserted, this, &SampleGridView::updateGeometries);
    connect(model, &QAbstractItemModel::headerDataChanged, this, [this] {
        m_titles.clear(); // a star came or went
        viewport()->update();
    });
}

void SampleGridView::keepCurrent()
{
    const QModelIndex now = currentIndex();
    if (!now.isValid())
        return;
    m_keptId = m_model->idAt(now.row());
    if (now.column() < m_model->epochs())
        m_keptEpoch = m_model->epochAt(now.column());
}

void SampleGridView::reset()
{
    QAbstractItemView::reset();
    updateGeometries();
    if (m_model == nullptr || m_keptId < 0)
        return;
    // A new arrangement keeps the eye where it is: the same sample stays current.
    const QModelIndex kept = m_model->index(m_model->rowOf(m_keptId), m_model->columnOf(m_keptEpoch));
    if (kept.isValid())
        setCurrentIndex(kept);
}

double SampleGridView::firstSeenShare() const
{
    return m_geometry.contents().height() > 0 ? double(verticalOffset()) / m_geometry.contents().height() : 0;
}

double SampleGridView::seenShare() const
{
    const int height = m_geometry.contents().height();
    return height > 0 ? std::min(1.0, double(m_geometry.cellArea().height()) / height) : 1.0;
}

void SampleGridView::scrollToShare(double middle)
{
    verticalScrollBar()->setValue(int(middle * m_geometry.contents().height() - m_geometry.cellArea().height() / 2.0));
}

QRect SampleGridView::visualRect(const QModelIndex& index) const
{
    return index.isValid() ? m_geometry.cell(index.row(), index.column(), offset()) : QRect();
}

void SampleGridView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const QRect area = m_geometry.cellArea();
    const QRect rect = visualRect(index);
    QPoint by;
    if (rect.left() < area.left())
        by.setX(rect.left() - area.left());
    else if (rect.right() > area.right())
        by.setX(rect.right() - area.right());
    if (hint == PositionAtCenter)
        by.setY(rect.center().y() - area.center().y());
    else if (rect.top() < area.top())
        by.setY(rect.top() - area.top());
    else if (rect.bottom() > area.bottom())
        by.setY(rect.bottom() - area.bottom());
    horizontalScrollBar()->setValue(horizontalOffset() + by.x());
    verticalScrollBar()->setValue(verticalOffset() + by.y());
}

QModelIndex SampleGridView::indexAt(const QPoint& point) const
{
    if (m_model == nullptr || point.y() < m_geometry.headerHeight() || point.x() < 0)
        return {};
    const int row = m_geometry.rowAt(point.y(), offset());
    // A row's title stands for its last epoch.
    const int column = point.x() < m_geometry.titleWidth() ? std::max(0, m_model->epochs() - 1)
                                                           : m_geometry.columnAt(point.x(), offset());
    return m_model->index(row, column);
}

QModelIndex SampleGridView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (m_model == nullptr || m_model->rowCount() == 0 || m_model->columnCount() == 0)
        return {};
    const QModelIndex now = currentIndex();
    if (!now.isValid())
        return m_model->index(0, std::max(0, m_model->epochs() - 1));
    const int page = std::max(1, m_geometry.cellArea().height() / m_geometry.cellHeight() - 1);
    int row = now.row();
    int column = now.column();
    switch (action) {
    case MoveUp:
        --row;
        break;
    case MoveDown:
        ++row;
        break;
    case MoveLeft:
    case MovePrevious:
        --column;
        break;
    case MoveRight:
    case MoveNext:
        ++column;
        break;
    case MovePageUp:
        row -= page;
        break;
    case MovePageDown:
        row += page;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = m_model->rowCount() - 1;
        break;
    }
    return m_model->index(std::clamp(row, 0, m_model->rowCount() - 1),
                          std::clamp(column, 0, m_model->columnCount() - 1));
}

int SampleGridView::horizontalOffset() const { return horizontalScrollBar()->value(); }

int SampleGridView::verticalOffset() const { return verticalScrollBar()->value(); }

void SampleGridView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    if (const QModelIndex index = indexAt(rect.center()); index.isValid())
        selectionModel()->select(index, command);
}

QRegion SampleGridView::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    for (const QModelIndex& index : selection.indexes())
        region += visualRect(index).adjusted(-2, -2, 2, 2);
    return region;
}

void SampleGridView::updateGeometries()
{
    m_titles.clear();
    if (m_model != nullptr) {
        m_geometry = GridGeometry(*m_model, viewport()->size());
        const QSize seen = m_geometry.cellArea().size();
        const QSize all = m_geometry.contents();
        verticalScrollBar()->setRange(0, std::max(0, all.height() - seen.height()));
        verticalScrollBar()->setPageStep(seen.height());
        verticalScrollBar()->setSingleStep(m_geometry.cellHeight());
        horizontalScrollBar()->setRange(0, std::max(0, all.width() - seen.width()));
        horizontalScrollBar()->setPageStep(seen.width());
        horizontalScrollBar()->setSingleStep(m_geometry.cellWidth());
    }
    QAbstractItemView::updateGeometries();
    Q_EMIT seenChanged();
}

void SampleGridView::resizeEvent(QResizeEvent* event)
{
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
}

void SampleGridView::keyPressEvent(QKeyEvent* event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (opens && currentIndex().isValid()) {
        Q_EMIT cellOpened(currentIndex());
        return;
    }
    // Letters are shortcuts of the page, not a search of the base class's.
    if (!event->text().isEmpty() && event->text().at(0).isPrint()) {
        event->ignore();
        return;
    }
    QAbstractItemView::keyPressEvent(event);
}

void SampleGridView::mouseReleaseEvent(QMouseEvent* event)
{
    QAbstractItemView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    if (const int column = headerAt(event->pos()); column >= 0)
        Q_EMIT headerClicked(column);
    else if (const QModelIndex index = indexAt(event->pos()); index.isValid() && index == currentIndex())
        Q_EMIT cellOpened(index);
}

bool SampleGridView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && m_model != nullptr) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const int column = headerAt(help->pos()); column >= 0) {
            QToolTip::showText(help->globalPos(),
                               m_model->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(), viewport());
            return true;
        }
        if (const QModelIndex index = indexAt(help->pos()); index.isValid()) {
            // Texts of models stand in it: never rich text.
            const QString plain = index.data(Qt::ToolTipRole).toString().toHtmlEscaped();
            QToolTip::showText(help->globalPos(), QStringLiteral("<p style='white-space:pre'>%1</p>").arg(plain),
                               viewport());
            return true;
        }
    }
    return QAbstractItemView::viewportEvent(event);
}

void SampleGridView::scrollContentsBy(int, int)
{
    // Headers stay in place, so nothing can be moved as it is.
    viewport()->update();
    Q_EMIT seenChanged();
}

int SampleGridView::headerAt(const QPoint& point) const
{
    if (m_model == nullptr || point.y() >= m_geometry.headerHeight() || point.x() < m_geometry.titleWidth())
        return -1;
    const int column = m_geometry.columnAt(point.x(), offset());
    return column < m_model->epochs() ? column : -1;
}

} // namespace palimpsest
