#pragma once

#include <QLayout>
#include <QList>

namespace palimpsest {

/// Items one after another, in as many lines as the width needs.
class FlowLayout : public QLayout {
public:
    FlowLayout(QWidget* parent, int horizontal, int vertical);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override { m_items.append(item); }
    int count() const override { return int(m_items.size()); }
    QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place(QRect(0, 0, width, 0), false); }
    void setGeometry(const QRect& rect) override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;

private:
    int place(const QRect& rect, bool apply) const;

    const int m_horizontal;
    const int m_vertical;
    QList<QLayoutItem*> m_items;
};

} // namespace palimpsest
