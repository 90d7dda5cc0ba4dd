#include "ui/feedback/compared_text.h"

#include "ui/feedback/share_bar.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/spacing.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

namespace palimpsest {

namespace {

constexpr int kTabSpaces = 4;

QTextCharFormat formatOf(Likeness likeness)
{
    QTextCharFormat format;
    if (likeness == Likeness::SamePlace) {
        format.setForeground(themeColor(Token::Text));
        format.setBackground(themeColor(Token::RememberedFill));
        format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
    } else {
        format.setUnderlineStyle(QTextCharFormat::DotLine);
    }
    format.setUnderlineColor(themeColor(Token::Remembered));
    return format;
}

} // namespace

ComparedText::ComparedText(const QString& title, QWidget* parent) : QWidget(parent)
{
    m_title = new QLabel(this);
    m_title->setTextFormat(Qt::PlainText);
    m_bar = new ShareBar(this);
    m_edit = new QPlainTextEdit(this);
    m_edit->setReadOnly(true);
    m_edit->setFrameShape(QFrame::NoFrame);
    // With the keyboard too, so that a text can be selected and copied without a mouse.
    m_edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_edit->setTabChangesFocus(true);
    m_edit->installEventFilter(this);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpaceTight);
    layout->addWidget(m_title);
    layout->addWidget(m_bar);
    layout->addWidget(m_edit, 1);

    connect(&Theme::instance(), &Theme::changed, this, &ComparedText::applyFont);
    setTitle(title);
    m_bar->hide();
    applyFont();
}

void ComparedText::setTitle(const QString& title)
{
    m_title->setText(title);
    m_edit->setAccessibleName(title);
}

void ComparedText::setText(const QString& text)
{
    m_reference.clear();
    place(safeText(text), false);
}

void ComparedText::setMuted(bool muted)
{
    m_muted = muted;
    colour();
}

void ComparedText::setTexts(const QString& reference, const QString& candidate)
{
    m_reference = safeText(reference);
    place(safeText(candidate), true);
}

void ComparedText::setAbsent(const QString& why)
{
    m_edit->setPlaceholderText(why);
    m_reference.clear();
    place({}, false);
}

void ComparedText::setUnit(ComparisonUnit unit)
{
    if (std::exchange(m_unit, unit) != unit)
        compare();
}

void ComparedText::setMonospace(bool monospace)
{
    m_monospace = monospace;
    applyFont();
}

void ComparedText::setTextSize(TextSize size)
{
    m_size = size;
    applyFont();
}

void ComparedText::setKeepsBarRoom(bool keeps)
{
    QSizePolicy policy = m_bar->sizePolicy();
    policy.setRetainSizeWhenHidden(keeps);
    m_bar->setSizePolicy(policy);
}

QString ComparedText::shown() const { return m_edit->toPlainText(); }

QScrollBar* ComparedText::verticalScrollBar() const { return m_edit->verticalScrollBar(); }

bool ComparedText::eventFilter(QObject* watched, QEvent* event)
{
    // A text that cannot be edited claims letters and arrows all the same; they are shortcuts of the page.
    if (watched == m_edit && event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (!key->matches(QKeySequence::Copy) && !key->matches(QKeySequence::SelectAll)
            && !(key->modifiers() & Qt::ShiftModifier)) {
            event->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ComparedText::place(const QString& text, bool compared)
{
    m_compared = compared;
    if (compared)
        m_edit->setPlaceholderText(tr("The model generated nothing."));
    m_edit->setPlainText(text);
    m_bar->setVisible(compared);
    compare();
}

void ComparedText::compare()
{
    m_comparison = m_compared ? compareTexts(m_reference, shown(), m_unit) : TextComparison();
    m_bar->setShares(m_comparison.rememberedShare(), m_comparison.elsewhereShare());
    colour();
}

void ComparedText::colour()
{
    QList<QTextEdit::ExtraSelection> selections;
    if (m_muted) {
        QTextCursor all(m_edit->document());
        all.select(QTextCursor::Document);
        QTextCharFormat muted;
        muted.setForeground(themeColor(Token::Muted));
        selections.push_back({all, muted});
    }
    for (const ComparedSpan& span : m_comparison.spans) {
        QTextCursor cursor(m_edit->document());
        cursor.setPosition(span.begin);
        cursor.setPosition(span.begin + span.length, QTextCursor::KeepAnchor);
        selections.push_back({cursor, formatOf(span.likeness)});
    }
    m_edit->setExtraSelections(selections);
}

void ComparedText::applyFont()
{
    m_edit->setFont(m_monospace ? Theme::instance().monospace(m_size) : themeFont(m_size));
    m_edit->setTabStopDistance(kTabSpaces * QFontMetricsF(m_edit->font()).horizontalAdvance(u' '));
    m_title->setFont(themeFont(TextSize::Caption, true));
    colour();
}

void linkScrolling(const QList<QScrollBar*>& bars)
{
    for (QScrollBar* from : bars)
        for (QScrollBar* to : bars)
            if (from != to)
                QObject::connect(from, &QScrollBar::valueChanged, to, [from, to](int value) {
                    // The one that follows must not lead in turn: rounding would pull the first one back.
                    const QSignalBlocker quiet(to);
                    const int range = from->maximum() - from->minimum();
                    to->setValue(range > 0 ? to->maximum() * value / range : 0);
                });
}

} // namespace palimpsest
