#pragma once

#include "ui/theme/message_bar.h"

class QLabel;
class QToolButton;

namespace palimpsest {

/// One message of a MessageBar.
class MessageRow : public QFrame {
    Q_OBJECT
public:
    MessageRow(MessageBar::Kind kind, const QString& text, const QString& whatToDo, QWidget* parent = nullptr);

    bool says(MessageBar::Kind kind, const QString& text, const QString& whatToDo) const;
    QString message() const;
    void countAgain();

Q_SIGNALS:
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();

    const MessageBar::Kind m_kind;
    const QString m_text;
    const QString m_whatToDo;
    int m_times = 1;
    QLabel* m_icon;
    QLabel* m_what;
    QLabel* m_remedy;
    QToolButton* m_dismiss;
};

} // namespace palimpsest
