#include "ui/theme/padded_delegate.h"

#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace palimpsest {

QSize PaddedDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(2 * kSpace, 0);
}

void PaddedDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem inner = option;
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, themeColor(Token::Selected));
    inner.rect.adjust(kSpace / 2, 0, -kSpace / 2, 0);
    QStyledItemDelegate::paint(painter, inner, index);
}

} // namespace palimpsest
