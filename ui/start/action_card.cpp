#include "ui/start/action_card.h"

#include "ui/theme/spacing.h"

#include <QFontMetrics>
#include <QPainter>

namespace palimpsest {

namespace {

constexpr int kIcon = 24;
constexpr int kTextFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;

} // namespace

ActionCard::ActionCard(const QString& icon, const QString& title, const QString& sentence, QWidget* parent)
    : QAbstractButton(parent),
      m_icon(icon)
{
    setText(title);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setSentence(sentence);
    connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(); });
}

void ActionCard::setPrimary(bool primary)
{
    m_primary = primary;
    update();
}

void ActionCard::setSentence(const QString& sentence)
{
    m_sentence = sentence;
    setAccessibleName(text());
    setAccessibleDescription(sentence);
    updateGeometry();
    update();
}

QRect ActionCard::sentenceRect(int width) const
{
    const int top = kSpaceWide + kIcon + kSpace + QFontMetrics(themeFont(TextSize::Title, true)).height() + kSpace / 2;
    const QRect room(kSpaceWide, top, qMax(40, width - 2 * kSpaceWide), 1000);
    return QFontMetrics(themeFont(TextSize::Body)).boundingRect(room, kTextFlags, m_sentence);
}

int ActionCard::heightForWidth(int width) const { return sentenceRect(width).bottom() + kSpaceWide; }

QSize ActionCard::sizeHint() const
{
    const int width = Theme::instance().scaled(264);
    return {width, heightForWidth(width)};
}

QSize ActionCard::minimumSizeHint() const
{
    const int width = Theme::instance().scaled(160);
    return {width, kSpaceWide * 2 + kIcon};
}

void ActionCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool filled = m_primary && isEnabled();
    const Token ink = filled ? Token::OnAccent : isEnabled() ? Token::Text : Token::Muted;
    const Token ground = filled ? Token::Accent : underMouse() && isEnabled() ? Token::Hover : Token::Surface;
    const int border = hasFocus() ? 2 : 1;
    const Token edge = hasFocus() ? (filled ? Token::Text : Token::Accent) : filled ? Token::Accent : Token::Line;
    painter.setPen(QPen(themeColor(edge), border));
    painter.setBrush(themeColor(ground));
    const qreal inset = border / 2.0;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 8, 8);
    themeIcon(m_icon, filled ? Token::OnAccent : Token::Accent)
        .paint(&painter, QRect(kSpaceWide, kSpaceWide, kIcon, kIcon), Qt::AlignCenter,
               isEnabled() ? QIcon::Normal : QIcon::Disabled);
    const QFont title = themeFont(TextSize::Title, true);
    painter.setFont(title);
    painter.setPen(themeColor(ink));
    painter.drawText(
        QRect(kSpaceWide, kSpaceWide + kIcon + kSpace, width() - 2 * kSpaceWide, QFontMetrics(title).height()),
        Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(title).elidedText(text(), Qt::ElideRight, width() - 2 * kSpaceWide));
    painter.setFont(themeFont(TextSize::Body));
    painter.setPen(themeColor(filled ? Token::OnAccent : Token::Muted));
    painter.drawText(sentenceRect(width()), kTextFlags, m_sentence);
}

} // namespace palimpsest
