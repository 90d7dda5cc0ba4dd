#include "ui/rater/rating_view.h"

#include "ui/rater/scale_bar.h"
#include "ui/rater/text_pane.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace palimpsest {

RatingView::RatingView(const Scale& scale, QWidget* parent) : QWidget(parent)
{
    m_prefix = new TextPane(tr("PREFIX"), TextPane::Weight::Quiet);
    m_reference = new TextPane(tr("REFERENCED SUFFIX"), TextPane::Weight::Quiet);
    m_output = new TextPane(tr("OUTPUT"), TextPane::Weight::Main);
    m_scale = new ScaleBar(scale);
    m_remark = new QLabel;
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    m_remark->setMinimumHeight(QFontMetrics(themeFont(TextSize::Body)).height());
    auto* texts = new QSplitter(Qt::Vertical);
    texts->setChildrenCollapsible(false);
    for (TextPane* pane : {m_prefix, m_reference, m_output})
        texts->addWidget(pane);
    texts->setStretchFactor(0, 3);
    texts->setStretchFactor(1, 3);
    texts->setStretchFactor(2, 4);
    texts->setHandleWidth(16);
    texts->setStyleSheet(QStringLiteral("QSplitter::handle { background: transparent; }"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(texts, 1);
    column->addWidget(m_scale);
    column->addWidget(m_remark);
    connect(m_scale, &ScaleBar::chosen, this, &RatingView::chosen);
}

void RatingView::setTexts(const std::string& prefix, const std::string& reference, const std::string& output)
{
    m_prefix->setText(QString::fromStdString(prefix));
    m_reference->setText(QString::fromStdString(reference));
    m_output->setText(QString::fromStdString(output));
}

void RatingView::setValue(std::optional<int> value) { m_scale->setValue(value); }
void RatingView::setRemark(const QString& remark) { m_remark->setText(remark); }

void RatingView::setZoom(int percent)
{
    for (TextPane* pane : {m_prefix, m_reference, m_output})
        pane->setZoom(percent);
}

} // namespace palimpsest
