// How the grid is painted: cells, row titles and the header of means. Only what is seen.
#include "ui/feedback/solid_color.h"
#include "ui/samples/cell_colors.h"
#include "ui/samples/cell_sign.h"
#include "ui/samples/sample_grid_model.h"
#include "ui/samples/sample_grid_view.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace palimpsest {

namespace {

constexpr int kTitleGap = 8;
constexpr int kLeastTextHeight = 9;

/// A font of the caption's size, or smaller where a row is lower.
QFont fontFor(int height)
{
    QFont font = themeFont(TextSize::Caption);
    if (QFontMetrics(font).height() > height)
        font.setPixelSize(std::max(kLeastTextHeight, height - 2));
    return font;
}

} // namespace

void SampleGridView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), themeColor(Token::Surface));
    if (m_model == nullptr || m_model->rowCount() == 0)
        return;
    painter.setClipRect(m_geometry.cellArea());
    paintCells(painter);
    painter.setClipping(false);
    paintTitles(painter);
    paintHeader(painter);
}

void SampleGridView::paintCells(QPainter& painter)
{
    const CellColors colors(m_model->measure(), m_model->threshold());
    const QRect area = m_geometry.cellArea();
    const CellRange seen{m_geometry.rowAt(area.top(), offset()),
                         std::min(m_model->rowCount() - 1, m_geometry.rowAt(area.bottom(), offset())),
                         m_geometry.columnAt(area.left(), offset()),
                         std::min(m_model->columnCount() - 1, m_geometry.columnAt(area.right(), offset()))};
    CellRange epochs = seen;
    epochs.lastColumn = std::min(seen.lastColumn, m_model->epochs() - 1);
    if (epochs.firstColumn <= epochs.lastColumn) {
        paintFills(painter, epochs, colors);
        if (m_model->measure() == Measure::Flag)
            paintSigns(painter, epochs);
        else if (m_geometry.hasLabels())
            paintLabels(painter, epochs, colors);
    }
    for (int row = seen.firstRow; row <= seen.lastRow; ++row)
        for (int column = std::max(seen.firstColumn, m_model->epochs()); column <= seen.lastColumn; ++column)
            paintExtra(painter, m_geometry.cell(row, column, offset()).adjusted(0, 0, -1, -1), row, column, colors);
    if (const QModelIndex current = currentIndex(); current.isValid()) {
        painter.setPen(QPen(themeColor(hasFocus() ? Token::Accent : Token::Text), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(visualRect(current).adjusted(0, 0, -1, -1));
    }
}

/// One image of a pixel a cell, drawn large, and lines over it: a call a cell would cost ten times as much.
void SampleGridView::paintFills(QPainter& painter, const CellRange& range, const CellColors& colors)
{
    QImage image(range.columns(), range.rows(), QImage::Format_RGB32);
    for (int row = range.firstRow; row <= range.lastRow; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(row - range.firstRow));
        for (int column = range.firstColumn; column <= range.lastColumn; ++column)
            line[column - range.firstColumn] = colors.of(m_model->cell(row, column)).rgb();
    }
    const QRect first = m_geometry.cell(range.firstRow, range.firstColumn, offset());
    const QRect all(first.topLeft(), QSize(range.columns() * first.width(), range.rows() * first.height()));
    painter.drawImage(all, image);
    const QColor gap = themeColor(Token::Surface);
    for (int column = 1; column <= range.columns(); ++column)
        painter.fillRect(all.left() + column * first.width() - 1, all.top(), 1, all.height(), gap);
    for (int row = 1; row <= range.rows(); ++row)
        painter.fillRect(all.left(), all.top() + row * first.height() - 1, all.width(), 1, gap);
}

void SampleGridView::paintSigns(QPainter& painter, const CellRange& range)
{
    QList<QRect> forgotten;
    QList<QRect> cameBack;
    for (int row = range.firstRow; row <= range.lastRow; ++row)
        for (int column = range.firstColumn; column <= range.lastColumn; ++column) {
            const Fate fate = m_model->cell(row, column).fate;
            const QRect sign = cellSign(m_geometry.cell(row, column, offset()).adjusted(0, 0, -1, -1), fate);
            if (!sign.isEmpty())
                (fate == Fate::Forgotten ? forgotten : cameBack) << sign;
        }
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeColor(cellSignToken(Fate::Forgotten)));
    painter.drawRects(forgotten.constData(), int(forgotten.size()));
    painter.setBrush(themeColor(cellSignToken(Fate::CameBack)));
    painter.drawRects(cameBack.constData(), int(cameBack.size()));
}

void SampleGridView::paintLabels(QPainter& painter, const CellRange& range, const CellColors& colors)
{
    painter.setFont(themeFont(TextSize::Caption));
    for (int row = range.firstRow; row <= range.lastRow; ++row)
        for (int column = range.firstColumn; column <= range.lastColumn; ++column) {
            const SampleCell& cell = m_model->cell(row, column);
            painter.setPen(CellColors::textOn(colors.of(cell)));
            painter.drawText(m_geometry.cell(row, column, offset()), Qt::AlignCenter,
                             valueText(cell.value(m_model->measure()), m_model->measure()));
        }
}

void SampleGridView::paintExtra(QPainter& painter, const QRect& rect, int row, int column, const CellColors& colors)
{
    const auto value = m_model->extraValue(row, column);
    const SampleColumn& extra = m_model->extra(column);
    const QColor fill =
        value ? colors.ofShare((*value - extra.low) / (extra.high - extra.low)) : themeColor(Token::Window);
    const bool hasText = rect.height() + 1 >= kLeastTextHeight;
    painter.setFont(fontFor(rect.height()));
    if (extra.grader && value) {
        paintGrade(painter, rect, *extra.grader, fill, CellColors::textOn(fill),
                   hasText ? gradeText(*extra.grader, *value) : QString());
        return;
    }
    painter.fillRect(rect, fill);
    if (!hasText)
        return;
    painter.setPen(CellColors::textOn(fill));
    painter.drawText(rect, Qt::AlignCenter, value ? QString::number(*value, 'f', 1) : QStringLiteral("–"));
}

void SampleGridView::paintTitles(QPainter& painter)
{
    const QRect area = m_geometry.cellArea();
    const QFont font = fontFor(m_geometry.cellHeight());
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setClipRect(QRect(0, area.top(), area.left(), area.height()));
    const int last = std::min(m_model->rowCount() - 1, m_geometry.rowAt(area.bottom(), offset()));
    for (int row = m_geometry.rowAt(area.top(), offset()); row <= last; ++row) {
        const QRect cell = m_geometry.cell(row, 0, offset());
        const QRect rect(kTitleGap, cell.top(), area.left() - 2 * kTitleGap, cell.height());
        const bool current = currentIndex().isValid() && currentIndex().row() == row;
        if (current)
            painter.fillRect(QRect(0, cell.top(), area.left() - kTitleGap / 2, cell.height()),
                             themeColor(Token::Selected));
        painter.setPen(themeColor(current ? Token::Text : Token::Muted));
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         elidedTitle(row, metrics, rect.width()));
    }
    painter.setClipping(false);
}

QString SampleGridView::elidedTitle(int row, const QFontMetrics& metrics, int width)
{
    // Shaping a long text takes longer than painting a row of cells.
    QString& title = m_titles[m_model->idAt(row)];
    if (title.isEmpty())
        title = metrics.elidedText((m_model->isMarked(row) ? QStringLiteral("★ ") : QString()) + m_model->rowTitle(row),
                                   Qt::ElideRight, width);
    return title;
}

void SampleGridView::paintHeader(QPainter& painter)
{
    const QRect area = m_geometry.cellArea();
    const int height = m_geometry.headerHeight();
    painter.setFont(themeFont(TextSize::Caption));
    painter.setPen(themeColor(Token::Muted));
    painter.drawText(QRect(kTitleGap, 0, area.left() - 2 * kTitleGap, height - 2), Qt::AlignLeft | Qt::AlignBottom,
                     tr("%1 samples").arg(m_model->rowCount()));
    painter.setClipRect(QRect(area.left(), 0, area.width(), height));
    const int last = std::min(m_model->columnCount() - 1, m_geometry.columnAt(area.right(), offset()));
    for (int column = m_geometry.columnAt(area.left(), offset()); column <= last; ++column)
        paintColumnTitle(painter, m_geometry.cell(0, column, {horizontalOffset(), 0}), column);
    painter.setClipping(false);
    painter.setPen(themeColor(Token::Line));
    painter.drawLine(0, height - 1, viewport()->width(), height - 1);
}

void SampleGridView::paintColumnTitle(QPainter& painter, const QRect& cell, int column)
{
    const int height = m_geometry.headerHeight();
    const QRect upper(cell.left(), 2, cell.width(), height / 2 - 2);
    const QRect lower(cell.left(), height / 2, cell.width(), height / 2 - 2);
    painter.setPen(themeColor(Token::Muted));
    if (column >= m_model->epochs()) {
        const QRect area = m_geometry.cellArea();
        const int last = std::min(m_model->rowCount() - 1, m_geometry.rowAt(area.bottom(), offset()));
        painter.drawText(lower, Qt::AlignCenter, m_model->extra(column).title);
        painter.drawText(upper, Qt::AlignCenter,
                         m_model->extraEpochs(column, m_geometry.rowAt(area.top(), offset()), last));
        return;
    }
    const std::int64_t epoch = m_model->epochAt(column);
    const double mean = m_model->mean(column);
    if (!m_geometry.hasLabels()) {
        // Too narrow for figures: the mean is a column, every fifth epoch is named.
        if (!std::isnan(mean)) {
            const int bar = int(std::lround(std::clamp(mean, 0.0, 1.0) * lower.height()));
            painter.fillRect(QRect(cell.left(), lower.bottom() + 1 - bar, cell.width() - 1, bar),
                             solidColor(Token::Remembered));
        }
        if (epoch % 5 == 0)
            painter.drawText(upper.adjusted(-20, 0, 20, 0), Qt::AlignCenter, QString::number(epoch));
        return;
    }
    const bool sorted =
        m_model->arrangement().sort == SampleSort::Measure && m_model->arrangement().sortColumn == column;
    const QString name = epoch == 0 ? tr("before") : QString::number(epoch);
    painter.drawText(upper, Qt::AlignCenter, sorted ? name + QStringLiteral(" ▾") : name);
    painter.setPen(themeColor(Token::Text));
    painter.drawText(lower, Qt::AlignCenter, std::isnan(mean) ? QStringLiteral("–") : QString::number(mean, 'f', 3));
}

} // namespace palimpsest
