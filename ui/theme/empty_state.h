#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace palimpsest {

/// What a page shows where it has nothing to show: one sentence that says what will appear and when, and at most one
/// button that brings it about.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(const QString& icon, const QString& sentence, const QString& action = {},
                        QWidget* parent = nullptr);

    void setSentence(const QString& sentence);
    /// An empty text hides the button.
    void setAction(const QString& text);
    QPushButton* button() const { return m_button; }

Q_SIGNALS:
    void actionTriggered();

private:
    void restyle();

    const QString m_iconName;
    QLabel* m_icon;
    QLabel* m_sentence;
    QPushButton* m_button;
};

} // namespace palimpsest
