#include "ui/theme/elided_label.h"

#include "ui/theme/safe_text.h"

#include <QFontMetrics>
#include <QPainter>

namespace palimpsest {

ElidedLabel::ElidedLabel(QWidget* parent) : ElidedLabel(QString(), parent) {}

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(); });
    setText(text);
}

void ElidedLabel::setText(const QString& text)
{
    m_text = safeText(text).replace(QLatin1Char('\n'), QLatin1Char(' '));
    setAccessibleName(m_text);
    updateToolTip();
    updateGeometry();
    update();
}

void ElidedLabel::setStyle(TextSize size, Token color, bool bold)
{
    m_size = size;
    m_color = color;
    m_bold = bold;
    updateToolTip();
    updateGeometry();
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

void ElidedLabel::setMeaning(const QString& meaning)
{
    m_meaning = meaning;
    updateToolTip();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(textFont());
    return {metrics.horizontalAdvance(m_text) + 1, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(textFont());
    return {qMin(metrics.horizontalAdvance(m_text), metrics.averageCharWidth() * 6), metrics.height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(textFont());
    painter.setPen(themeColor(isEnabled() ? m_color : Token::Muted));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     QFontMetrics(textFont()).elidedText(m_text, m_mode, width()));
}

void ElidedLabel::resizeEvent(QResizeEvent*) { updateToolTip(); }

void ElidedLabel::updateToolTip()
{
    const bool cut = QFontMetrics(textFont()).horizontalAdvance(m_text) > width();
    // Escaped, since a tool tip takes what looks like markup for markup.
    const QString whole = cut ? m_text.toHtmlEscaped() : QString();
    const QString gap = whole.isEmpty() || m_meaning.isEmpty() ? QString() : QStringLiteral("<br>");
    const QString tip = whole + gap + m_meaning.toHtmlEscaped();
    setToolTip(tip.isEmpty() ? QString() : QStringLiteral("<qt>%1</qt>").arg(tip));
}

} // namespace palimpsest
