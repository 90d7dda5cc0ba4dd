#include "ui/playground/alternatives_popup.h"

#include "ui/playground/token_text.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kMargin = 12;
constexpr int kWidth = 320;
constexpr int kBarWidth = 88;

} // namespace

AlternativesPopup::AlternativesPopup(QWidget* window) : QFrame(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Alternatives"));
    hide();
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

std::vector<AlternativesPopup::Row> AlternativesPopup::rows() const
{
    std::vector<Row> rows;
    const QString chosen = quotedToken(m_token.text);
    bool chosenListed = false, referenceListed = false;
    for (const PromptAlternative& other : m_token.alternatives) {
        const QString text = quotedToken(other.text);
        const bool isChosen = text == chosen && !chosenListed;
        rows.push_back({text, other.probability, isChosen, other.isReference});
        chosenListed |= isChosen;
        referenceListed |= other.isReference;
    }
    if (!chosenListed)
        rows.push_back({chosen, m_token.probability, true, m_token.equalsReference});
    if (m_token.reference && !referenceListed && !m_token.equalsReference)
        rows.push_back({quotedToken(*m_token.reference), -1, false, true});
    return rows;
}

int AlternativesPopup::rowHeight() const { return QFontMetrics(themeFont(TextSize::Body)).height() + 6; }

QSize AlternativesPopup::sizeHint() const
{
    const int caption = QFontMetrics(themeFont(TextSize::Caption)).height() + 4;
    return {Theme::instance().scaled(kWidth), 2 * kMargin + caption + int(rows().size()) * rowHeight()};
}

void AlternativesPopup::showFor(const PromptToken& token, const QRect& place)
{
    m_token = token;
    setAccessibleDescription(summaryOf(token));
    const QSize size = sizeHint();
    const QRect room = parentWidget()->rect();
    int y = place.bottom() + kSpace;
    if (y + size.height() > room.bottom())
        y = std::max(0, place.top() - kSpace - size.height());
    const int x = std::clamp(place.left() - kMargin, 0, std::max(0, room.width() - size.width()));
    setGeometry(QRect(QPoint(x, y), size));
    raise();
    show();
    update();
}

void AlternativesPopup::paintRow(QPainter& painter, const Row& row, const QRect& place) const
{
    QString mark;
    if (row.chosen)
        mark = tr("chosen");
    if (row.reference)
        mark = row.chosen ? tr("chosen, reference") : tr("reference");
    const int figure = painter.fontMetrics().horizontalAdvance(QStringLiteral("100.0 %"));
    const QRect bar(place.right() - figure - kSpace - kBarWidth, place.center().y() - 3, kBarWidth, 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeColor(Token::Line));
    painter.drawRoundedRect(bar, 3, 3);
    if (row.probability > 0) {
        painter.setBrush(themeColor(row.reference ? Token::Remembered : Token::Accent));
        const int filled = std::max(2, int(kBarWidth * row.probability));
        painter.drawRoundedRect(QRect(bar.left(), bar.top(), filled, bar.height()), 3, 3);
    }
    painter.setPen(themeColor(Token::Text));
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter,
                     row.probability < 0 ? QStringLiteral("\u2014") : percentText(row.probability));

    QFont font = themeFont(TextSize::Body, row.chosen);
    font.setUnderline(row.reference);
    painter.setFont(font);
    painter.setPen(themeColor(row.reference ? Token::Remembered : Token::Text));
    const QRect left(place.left(), place.top(), bar.left() - place.left() - kSpace, place.height());
    const int markWidth =
        mark.isEmpty() ? 0 : QFontMetrics(themeFont(TextSize::Caption)).horizontalAdvance(mark) + kSpace;
    const QString text = painter.fontMetrics().elidedText(row.text, Qt::ElideRight, left.width() - markWidth);
    painter.drawText(left, Qt::AlignLeft | Qt::AlignVCenter, text);
    const int after = painter.fontMetrics().horizontalAdvance(text) + kSpace;
    painter.setFont(themeFont(TextSize::Caption));
    painter.setPen(themeColor(Token::Muted));
    painter.drawText(left.adjusted(after, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, mark);
    painter.setFont(themeFont(TextSize::Body));
}

void AlternativesPopup::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColor(Token::Border), 1));
    painter.setBrush(themeColor(Token::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    QRect line = rect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    painter.setFont(themeFont(TextSize::Caption));
    painter.setPen(themeColor(Token::Muted));
    const int caption = painter.fontMetrics().height() + 4;
    line.setHeight(caption);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignTop, tr("What could have stood here"));
    line.moveTop(line.top() + caption);
    line.setHeight(rowHeight());
    painter.setFont(themeFont(TextSize::Body));
    for (const Row& row : rows()) {
        paintRow(painter, row, line);
        line.moveTop(line.top() + rowHeight());
    }
}

} // namespace palimpsest
