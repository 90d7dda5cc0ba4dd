#include "ui/start/recent_run_delegate.h"

#include "ui/start/recent_runs_model.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace palimpsest {

void RecentRunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(themeColor(selected ? Token::Selected : Token::Hover));
        painter->drawRoundedRect(option.rect, 4, 4);
    }
    const QRect inside = option.rect.adjusted(kSpace, kSpace, -kSpace, -kSpace);
    const QFont name = themeFont(TextSize::Body, true);
    const QFont detail = themeFont(TextSize::Caption);
    painter->setFont(name);
    painter->setPen(themeColor(Token::Text));
    painter->drawText(inside, Qt::AlignTop | Qt::TextSingleLine,
                      QFontMetrics(name).elidedText(index.data().toString(), Qt::ElideRight, inside.width()));
    painter->setFont(detail);
    painter->setPen(themeColor(Token::Muted));
    const QString text = index.data(RecentRunsModel::DetailRole).toString();
    painter->drawText(inside, Qt::AlignBottom | Qt::TextSingleLine,
                      QFontMetrics(detail).elidedText(text, Qt::ElideMiddle, inside.width()));
    painter->restore();
}

QSize RecentRunDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const int lines =
        QFontMetrics(themeFont(TextSize::Body, true)).height() + QFontMetrics(themeFont(TextSize::Caption)).height();
    return {200, lines + 2 * kSpace + 4};
}

} // namespace palimpsest
