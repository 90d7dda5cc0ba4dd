#include "ui/theme/card.h"

#include "ui/theme/spacing.h"

#include <QPainter>

namespace palimpsest {

namespace {

constexpr qreal kRadius = 8;

} // namespace

Card::Card(QWidget* parent) : QFrame(parent)
{
    setContentsMargins(kSpaceWide, kSpaceWide, kSpaceWide, kSpaceWide);
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColor(Token::Line), 1));
    painter.setBrush(themeColor(Token::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

} // namespace palimpsest
