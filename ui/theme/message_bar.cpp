#include "ui/theme/message_bar.h"

#include "ui/theme/message_row.h"

#include <QVBoxLayout>

namespace palimpsest {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(1);
    setAccessibleName(tr("Messages"));
    hide();
}

void MessageBar::post(Kind kind, const QString& text, const QString& whatToDo)
{
    for (MessageRow* row : std::as_const(m_rows)) {
        if (row->says(kind, text, whatToDo)) {
            row->countAgain();
            return;
        }
    }
    auto* row = new MessageRow(kind, text, whatToDo, this);
    m_rows.prepend(row);
    m_column->insertWidget(0, row);
    connect(row, &MessageRow::dismissed, this, [this, row] { remove(row); });
    if (m_rows.size() > kRows)
        remove(m_rows.constLast());
    setVisible(true);
}

void MessageBar::clear()
{
    while (!m_rows.isEmpty())
        remove(m_rows.constLast());
}

QString MessageBar::messageAt(int row) const { return m_rows.at(row)->message(); }

void MessageBar::remove(MessageRow* row)
{
    m_rows.removeOne(row);
    m_column->removeWidget(row);
    row->hide();
    row->deleteLater(); // it may be the one whose button was clicked
    setVisible(!m_rows.isEmpty());
}

} // namespace palimpsest
