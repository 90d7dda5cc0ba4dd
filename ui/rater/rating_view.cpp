#include "ui/rater/rating_view.h"

#include "ui/rater/scale_bar.h"
#include "ui/rater/text_pane.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace palimpsest {

namespace {

constexpr std::array<int, 3> kShares = {3, 3, 4};

} // namespace

RatingView::RatingView(const Scale& scale, QWidget* parent) : QWidget(parent)
{
    m_panes = {new TextPane(tr("PREFIX"), TextPane::Weight::Quiet),
               new TextPane(tr("REFERENCED SUFFIX"), TextPane::Weight::Quiet),
               new TextPane(tr("OUTPUT"), TextPane::Weight::Main)};
    m_scale = new ScaleBar(scale);
    m_remark = new QLabel;
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    m_remark->setFont(themeFont(TextSize::Body));
    m_remark->setMinimumHeight(QFontMetrics(m_remark->font()).height());
    m_texts = new QSplitter(Qt::Vertical);
    m_texts->setChildrenCollapsible(false);
    m_texts->setHandleWidth(kSpaceWide);
    m_texts->setStyleSheet(QStringLiteral("QSplitter::handle { background: transparent; }"));
    for (TextPane* pane : m_panes)
        m_texts->addWidget(pane);
    m_row = new QBoxLayout(QBoxLayout::TopToBottom);
    m_row->setSpacing(kSpaceWide);
    m_row->addWidget(m_texts, 1);
    m_row->addWidget(m_scale, 0, Qt::AlignBottom);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(m_row, 1);
    column->addWidget(m_remark);
    connect(m_scale, &ScaleBar::chosen, this, &RatingView::chosen);
    connect(m_texts, &QSplitter::splitterMoved, this, [this] { m_sharedByHand = true; });
}

void RatingView::setTexts(const std::string& prefix, const std::string& reference, const std::string& output)
{
    m_panes[0]->setText(QString::fromStdString(prefix));
    m_panes[1]->setText(QString::fromStdString(reference));
    m_panes[2]->setText(QString::fromStdString(output));
    shareHeight();
}

void RatingView::setValue(std::optional<int> value) { m_scale->setValue(value); }
void RatingView::setRemark(const QString& remark) { m_remark->setText(remark); }

void RatingView::setZoom(int percent)
{
    for (TextPane* pane : m_panes)
        pane->setZoom(percent);
    shareHeight();
}

void RatingView::setMonospace(bool monospace)
{
    for (TextPane* pane : m_panes)
        pane->setMonospace(monospace);
    shareHeight();
}

void RatingView::readOn(int pages, int lines)
{
    const auto scrolls = [&](TextPane* pane) { return pane->scroll(pages, lines); };
    if (pages + lines > 0)
        static_cast<void>(std::any_of(m_panes.begin(), m_panes.end(), scrolls));
    else
        static_cast<void>(std::any_of(m_panes.rbegin(), m_panes.rend(), scrolls));
}

void RatingView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
    shareHeight();
}

void RatingView::arrange()
{
    // The scale takes ten lines when it stands below.
    constexpr int kLinesForBelow = 32;
    const bool beside = height() < kLinesForBelow * QFontMetrics(themeFont(TextSize::Body)).height();
    m_row->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_scale->setColumns(beside ? 1 : 2);
    const int side = width() * 42 / 100;
    m_scale->setFixedWidth(beside ? side : width());
    m_row->activate();
}

/// The same shares for every item, so that the eye finds each text in its place; room that one does not need goes to
/// those that need more.
void RatingView::shareHeight()
{
    const int room = m_texts->height() - 2 * kSpaceWide;
    if (m_sharedByHand || room <= 0)
        return;
    QList<int> sizes;
    std::array<int, 3> lacks{}, spares{};
    for (std::size_t i = 0; i < 3; ++i) {
        const int share = room * kShares[i] / std::accumulate(kShares.begin(), kShares.end(), 0);
        const int wanted = std::max(m_panes[i]->wantedHeight(), m_panes[i]->leastHeight());
        lacks[i] = std::max(0, wanted - share);
        spares[i] = std::max(0, share - wanted);
        sizes << share;
    }
    const int lack = std::accumulate(lacks.begin(), lacks.end(), 0);
    const int spare = std::accumulate(spares.begin(), spares.end(), 0);
    const int moved = std::min(lack, spare);
    for (int i = 0; i < 3 && moved > 0; ++i)
        sizes[i] += moved * lacks[std::size_t(i)] / lack - moved * spares[std::size_t(i)] / spare;
    m_texts->setSizes(sizes);
}

} // namespace palimpsest
