#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace palimpsest {

/// One thing that was found out: an icon for how good it is, a title, what it means, and at most one button that acts
/// on it.
class FindingLine : public QWidget {
    Q_OBJECT
public:
    enum class Tone { Good, Plain, Warning, Bad };

    FindingLine(Tone tone, const QString& title, const QString& text, QWidget* parent = nullptr);

    QPushButton* addAction(const QString& text, const QString& toolTip);
    /// Title and text.
    QString words() const;

private:
    void restyle();

    const Tone m_tone;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
};

} // namespace palimpsest
