#include "ui/theme/number_label.h"

#include <QFontMetrics>

namespace palimpsest {

NumberLabel::NumberLabel(QWidget* parent) : NumberLabel(QString(), QString(), parent) {}

NumberLabel::NumberLabel(const QString& name, const QString& meaning, QWidget* parent) : QLabel(parent), m_name(name)
{
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setToolTip(meaning);
    restyle();
    connect(&Theme::instance(), &Theme::changed, this, &NumberLabel::restyle);
}

void NumberLabel::setNumber(const QString& text)
{
    if (text == this->text())
        return;
    setText(text);
    setAccessibleName(m_name.isEmpty() ? text : QStringLiteral("%1: %2").arg(m_name, text));
    m_widest = qMax(m_widest, QFontMetrics(themeFont(m_size, m_bold)).horizontalAdvance(text) + 1);
    setMinimumWidth(m_widest);
}

void NumberLabel::setTextSize(TextSize size, bool bold)
{
    m_size = size;
    m_bold = bold;
    restyle();
}

void NumberLabel::restyle()
{
    setFont(themeFont(m_size, m_bold));
    m_widest = text().isEmpty() ? 0 : QFontMetrics(themeFont(m_size, m_bold)).horizontalAdvance(text()) + 1;
    setMinimumWidth(m_widest);
}

} // namespace palimpsest
