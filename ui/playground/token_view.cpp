#include "ui/playground/token_view.h"

#include "ui/playground/alternatives_popup.h"
#include "ui/playground/token_text.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>

namespace palimpsest {

namespace {

constexpr double kLineHeight = 150; // per cent

QTextBlockFormat blockFormat()
{
    QTextBlockFormat format;
    format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
    return format;
}

} // namespace

TokenView::TokenView(QWidget* parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setStyleSheet(QStringLiteral("QTextEdit { border: none; background: transparent; }"));
    viewport()->setMouseTracking(true);
    restyle();
    connect(&Theme::instance(), &Theme::changed, this, &TokenView::restyle);
}

void TokenView::clearTokens()
{
    setCurrent(-1);
    m_tokens.clear();
    m_equal = 0;
    clear();
    QTextCursor(document()).setBlockFormat(blockFormat());
}

void TokenView::append(const PromptToken& token)
{
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    const int begin = cursor.position();
    QString text = safeText(QString::fromStdString(token.text));
    cursor.insertText(text, formatOf(token, false));
    m_tokens.push_back({token, begin, cursor.position()});
    m_equal += token.equalsReference;
}

void TokenView::setPoints(int points)
{
    m_points = points;
    restyle();
}

QTextCharFormat TokenView::formatOf(const PromptToken& token, bool current) const
{
    QTextCharFormat format;
    QFont font = themeFont(TextSize::Body);
    if (m_points > 0)
        font.setPointSize(m_points);
    font.setItalic(token.special);
    format.setFont(font);
    format.setBackground(current ? themeColor(Token::RememberedFill) : probabilityShade(token.probability));
    format.setForeground(themeColor(token.equalsReference ? Token::Remembered
                                    : token.special       ? Token::Muted
                                                          : Token::Text));
    if (current)
        format.setForeground(themeColor(Token::Text));
    format.setFontUnderline(token.equalsReference);
    format.setUnderlineColor(themeColor(Token::Remembered));
    return format;
}

void TokenView::recolour(int index)
{
    const Shown& shown = m_tokens[std::size_t(index)];
    QTextCursor cursor(document());
    cursor.setPosition(shown.begin);
    cursor.setPosition(shown.end, QTextCursor::KeepAnchor);
    cursor.setCharFormat(formatOf(shown.token, index == m_current));
}

void TokenView::restyle()
{
    QFont font = themeFont(TextSize::Body);
    if (m_points > 0)
        font.setPointSize(m_points);
    setTabStopDistance(kTabColumns * QFontMetrics(font).horizontalAdvance(QLatin1Char(' ')));
    for (int i = 0; i < count(); ++i)
        recolour(i);
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    all.setBlockFormat(blockFormat());
}

int TokenView::tokenAt(const QPoint& position) const
{
    const int place = document()->documentLayout()->hitTest(
        QPointF(position) + QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value()), Qt::ExactHit);
    if (place < 0)
        return -1;
    for (int i = 0; i < count(); ++i)
        if (place >= m_tokens[std::size_t(i)].begin && place < m_tokens[std::size_t(i)].end)
            return i;
    return -1;
}

/// The next token in a direction that can be seen; −1: none.
int TokenView::neighbour(int from, int direction) const
{
    for (int i = from + direction; i >= 0 && i < count(); i += direction)
        if (m_tokens[std::size_t(i)].end > m_tokens[std::size_t(i)].begin)
            return i;
    return -1;
}

void TokenView::setCurrent(int index)
{
    if (index >= count())
        index = -1;
    if (index == m_current)
        return;
    const int before = std::exchange(m_current, index);
    if (before >= 0)
        recolour(before);
    if (index >= 0)
        recolour(index);
    showPopup();
}

QRect TokenView::rectOf(int index) const
{
    const Shown& shown = m_tokens[std::size_t(index)];
    QTextCursor cursor(document());
    cursor.setPosition(shown.begin);
    const QRect begin = cursorRect(cursor);
    cursor.setPosition(shown.end);
    const QRect end = cursorRect(cursor);
    return end.top() == begin.top() ? begin.united(end) : begin;
}

void TokenView::showPopup()
{
    if (m_current < 0 || m_tokens[std::size_t(m_current)].token.alternatives.empty()) {
        if (m_popup != nullptr)
            m_popup->hide();
        setAccessibleDescription({});
        return;
    }
    if (m_popup == nullptr)
        m_popup = new AlternativesPopup(window());
    const PromptToken& token = m_tokens[std::size_t(m_current)].token;
    const QRect place = rectOf(m_current);
    m_popup->showFor(token, QRect(viewport()->mapTo(window(), place.topLeft()), place.size()));
    setAccessibleDescription(summaryOf(token));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

bool TokenView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::MouseMove) {
        auto* move = static_cast<QMouseEvent*>(event);
        if (move->buttons() == Qt::NoButton)
            setCurrent(tokenAt(move->position().toPoint()));
    } else if (event->type() == QEvent::Leave || event->type() == QEvent::Wheel) {
        setCurrent(-1);
    }
    return QTextEdit::viewportEvent(event);
}

void TokenView::keyPressEvent(QKeyEvent* event)
{
    int next = -1;
    switch (event->key()) {
    case Qt::Key_Right:
        next = neighbour(m_current, 1);
        break;
    case Qt::Key_Left:
        next = neighbour(m_current < 0 ? count() : m_current, -1);
        break;
    case Qt::Key_Home:
        next = neighbour(-1, 1);
        break;
    case Qt::Key_End:
        next = neighbour(count(), -1);
        break;
    case Qt::Key_Escape:
        if (m_current < 0)
            return event->ignore();
        setCurrent(-1);
        return;
    default:
        return QTextEdit::keyPressEvent(event);
    }
    if (next >= 0) {
        QTextCursor cursor(document());
        cursor.setPosition(m_tokens[std::size_t(next)].begin);
        setTextCursor(cursor);
        ensureCursorVisible();
        setCurrent(next);
    }
}

void TokenView::focusInEvent(QFocusEvent* event)
{
    QTextEdit::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        setCurrent(neighbour(-1, 1)); // so that the focus can be seen
}

void TokenView::focusOutEvent(QFocusEvent* event)
{
    setCurrent(-1);
    QTextEdit::focusOutEvent(event);
}

void TokenView::hideEvent(QHideEvent* event)
{
    setCurrent(-1);
    QTextEdit::hideEvent(event);
}

} // namespace palimpsest
