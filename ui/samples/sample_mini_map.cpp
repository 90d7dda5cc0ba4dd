#include "ui/samples/sample_mini_map.h"

#include "ui/samples/cell_colors.h"
#include "ui/samples/sample_grid_model.h"
#include "ui/samples/sample_grid_view.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kWidth = 32;
constexpr int kLeastFrame = 8;

} // namespace

SampleMiniMap::SampleMiniMap(SampleGridModel* model, SampleGridView* view, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_view(view)
{
    setFixedWidth(kWidth);
    setAccessibleName(tr("Map of all samples and epochs"));
    setToolTip(tr("All samples and epochs; click to go there"));
    const auto stale = [this] {
        m_image = {};
        update();
    };
    connect(model, &SampleGridModel::contentsChanged, this, stale);
    connect(&Theme::instance(), &Theme::changed, this, stale);
    connect(view, &SampleGridView::seenChanged, this, qOverload<>(&QWidget::update));
}

QSize SampleMiniMap::sizeHint() const { return {kWidth, 200}; }

QRect SampleMiniMap::mapRect() const
{
    const int top = m_view->grid().headerHeight();
    return {kSpaceTight, top, width() - 2 * kSpaceTight, std::max(1, height() - top - kSpaceTight)};
}

void SampleMiniMap::redraw()
{
    const int columns = std::max(1, m_model->epochs());
    const int rows = m_model->rowCount();
    const CellColors colors(m_model->measure(), m_model->threshold());
    m_image = QImage(columns, std::max(1, rows), QImage::Format_RGB32);
    m_image.fill(themeColor(Token::Surface));
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < m_model->epochs(); ++column)
            m_image.setPixelColor(column, row, colors.of(m_model->cell(row, column)));
    // More rows than pixels are averaged; epochs keep their edges.
    if (rows > mapRect().height())
        m_image = m_image.scaled(columns, mapRect().height(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

void SampleMiniMap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_model->rowCount() == 0)
        return;
    if (m_image.isNull())
        redraw();
    const QRect map = mapRect();
    painter.drawImage(map, m_image);
    const int top = map.top() + int(m_view->firstSeenShare() * map.height());
    const int height = std::max(kLeastFrame, int(m_view->seenShare() * map.height()));
    painter.setPen(QPen(themeColor(Token::Accent), 2));
    painter.drawRect(QRect(map.left() - 2, top, map.width() + 4, std::min(height, map.bottom() - top)));
}

void SampleMiniMap::resizeEvent(QResizeEvent*) { m_image = {}; }

void SampleMiniMap::mousePressEvent(QMouseEvent* event) { goTo(event->pos().y()); }

void SampleMiniMap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        goTo(event->pos().y());
}

void SampleMiniMap::goTo(int y) { m_view->scrollToShare(double(y - mapRect().top()) / mapRect().height()); }

} // namespace palimpsest
