#include "ui/playground/caption_delegate.h"

#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace palimpsest {

namespace {

constexpr int kPadding = 5;

} // namespace

void CaptionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, themeColor(Token::Selected));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, themeColor(Token::Hover));
    const QRect place = option.rect.adjusted(kSpace, kPadding, -kSpace, -kPadding);
    painter->setFont(themeFont(TextSize::Caption));
    painter->setPen(themeColor(Token::Muted));
    painter->drawText(place, Qt::AlignLeft | Qt::AlignTop, index.data(m_captionRole).toString());
    painter->setFont(themeFont(TextSize::Body));
    painter->setPen(themeColor(Token::Text));
    const QString text = index.data(Qt::DisplayRole).toString();
    painter->drawText(place, Qt::AlignLeft | Qt::AlignBottom,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(themeColor(Token::Accent), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

QSize CaptionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const int lines =
        QFontMetrics(themeFont(TextSize::Caption)).height() + QFontMetrics(themeFont(TextSize::Body)).height();
    return {120, lines + 2 * kPadding};
}

} // namespace palimpsest
