#pragma once

#include <QStyledItemDelegate>

namespace palimpsest {

/// Cells of a table of figures: those of neighbouring columns stand apart, and under their titles.
class PaddedDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace palimpsest
