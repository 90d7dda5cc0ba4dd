#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace palimpsest {

/// A number that changes: tabular figures, and a width that never shrinks, so that what stands beside it stays where it
/// is. The tool tip has its meaning and formula.
class NumberLabel : public QLabel {
    Q_OBJECT
public:
    explicit NumberLabel(QWidget* parent = nullptr);
    /// `name`: what is counted, for the screen reader; `meaning`: in words, with the formula.
    NumberLabel(const QString& name, const QString& meaning, QWidget* parent = nullptr);

    /// `text`: formatted, with its unit.
    void setNumber(const QString& text);
    void setTextSize(TextSize size, bool bold = false);

private:
    void restyle();

    QString m_name;
    TextSize m_size = TextSize::Body;
    bool m_bold = false;
    int m_widest = 0;
};

} // namespace palimpsest
