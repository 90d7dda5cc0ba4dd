#pragma once

#include <QStyledItemDelegate>

namespace palimpsest {

/// A list item of two lines: a muted caption, and the beginning of a text.
class CaptionDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    CaptionDelegate(int captionRole, QObject* parent) : QStyledItemDelegate(parent), m_captionRole(captionRole) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const int m_captionRole;
};

} // namespace palimpsest
