#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace palimpsest {

/// One line of plain text that gives way: what does not fit is elided, and the tool tip then has all of it.
class ElidedLabel : public QWidget {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    explicit ElidedLabel(const QString& text, QWidget* parent = nullptr);

    void setText(const QString& text);
    const QString& text() const { return m_text; }
    void setStyle(TextSize size, Token color = Token::Text, bool bold = false);
    void setElideMode(Qt::TextElideMode mode);
    /// What the text means; the tool tip has it behind the whole text.
    void setMeaning(const QString& meaning);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QFont textFont() const { return themeFont(m_size, m_bold); }
    void updateToolTip();

    QString m_text;
    QString m_meaning;
    TextSize m_size = TextSize::Body;
    Token m_color = Token::Text;
    bool m_bold = false;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace palimpsest
