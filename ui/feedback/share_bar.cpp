#include "ui/feedback/share_bar.h"

#include "ui/feedback/solid_color.h"

#include <QPainter>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kBarHeight = 6;
constexpr int kFigureGap = 8;

QString figure(double share) { return QStringLiteral("%1 %").arg(qRound(100 * share)); }

} // namespace

ShareBar::ShareBar(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    setShares(0, 0);
}

void ShareBar::setShares(double remembered, double elsewhere)
{
    m_remembered = std::clamp(remembered, 0.0, 1.0);
    m_elsewhere = std::clamp(elsewhere, 0.0, 1.0 - m_remembered);
    setAccessibleName(
        tr("Still remembered: %1; elsewhere in the reference: %2").arg(figure(m_remembered), figure(m_elsewhere)));
    setToolTip(tr("%1 of the reference stands in the same place (still remembered).\n"
                  "%2 more belong to n-grams found elsewhere in the reference.\n"
                  "Share = equal units in the same place / units of the reference")
                   .arg(figure(m_remembered), figure(m_elsewhere)));
    update();
}

QSize ShareBar::sizeHint() const
{
    const QFontMetrics metrics(themeFont(TextSize::Caption));
    return {160, std::max(16, metrics.height())};
}

void ShareBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(themeFont(TextSize::Caption));
    const int figureWidth = painter.fontMetrics().horizontalAdvance(QStringLiteral("100 %"));
    const QRectF bar(0, (height() - kBarHeight) / 2.0, std::max(0, width() - figureWidth - kFigureGap), kBarHeight);
    painter.fillRect(bar, themeColor(Token::Line));
    const double same = bar.width() * m_remembered;
    painter.fillRect(QRectF(bar.left(), bar.top(), same, bar.height()), solidColor(Token::Remembered));
    painter.fillRect(QRectF(bar.left() + same, bar.top(), bar.width() * m_elsewhere, bar.height()),
                     QBrush(solidColor(Token::Remembered), Qt::BDiagPattern));
    painter.setPen(themeColor(m_remembered > 0 ? Token::Text : Token::Muted));
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, figure(m_remembered));
}

} // namespace palimpsest
