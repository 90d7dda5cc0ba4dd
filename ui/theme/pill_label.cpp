#include "ui/theme/pill_label.h"

#include "ui/theme/spacing.h"

#include <QFontMetrics>
#include <QPainter>

namespace palimpsest {

namespace {

struct ToneColors {
    Token ink;
    Token fill;
};

ToneColors colorsOf(PillLabel::Tone tone)
{
    switch (tone) {
    case PillLabel::Tone::Accent:
        return {Token::Text, Token::Selected};
    case PillLabel::Tone::Remembered:
        return {Token::Text, Token::RememberedFill};
    case PillLabel::Tone::Forgotten:
        return {Token::Text, Token::ForgottenFill};
    case PillLabel::Tone::CameBack:
        return {Token::Text, Token::CameBackFill};
    case PillLabel::Tone::Warning:
        return {Token::Text, Token::WarningFill};
    case PillLabel::Tone::Danger:
        return {Token::Text, Token::DangerFill};
    case PillLabel::Tone::Neutral:
        break;
    }
    return {Token::Text, Token::Hover};
}

} // namespace

PillLabel::PillLabel(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(); });
    hide();
}

void PillLabel::setText(const QString& text, Tone tone, const QString& icon)
{
    m_text = text;
    m_tone = tone;
    m_icon = icon;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

QFont PillLabel::textFont() const { return themeFont(TextSize::Caption, true); }

int PillLabel::iconSize() const { return m_icon.isEmpty() ? 0 : Theme::instance().scaled(12); }

QSize PillLabel::sizeHint() const
{
    const QFontMetrics metrics(textFont());
    const int icon = iconSize() > 0 ? iconSize() + kSpaceTight : 0;
    return {metrics.horizontalAdvance(m_text) + icon + 2 * kSpace, metrics.height() + 6};
}

void PillLabel::paintEvent(QPaintEvent*)
{
    const ToneColors colors = colorsOf(m_tone);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeColor(colors.fill));
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    int x = kSpace;
    if (const int size = iconSize(); size > 0) {
        themeIcon(m_icon, colors.ink).paint(&painter, x, (height() - size) / 2, size, size);
        x += size + kSpaceTight;
    }
    painter.setFont(textFont());
    painter.setPen(themeColor(colors.ink));
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

} // namespace palimpsest
