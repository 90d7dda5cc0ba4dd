#include "ui/rater/text_pane.h"

#include "ui/theme/safe_text.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextEdit>
#include <QTextOption>
#include <QVBoxLayout>

#include <algorithm>

namespace palimpsest {

TextPane::TextPane(const QString& title, Weight weight, QWidget* parent) : QWidget(parent), m_weight(weight)
{
    m_title = new QLabel(title);
    m_title->setTextFormat(Qt::PlainText);
    // No QPlainTextEdit: it sets right-to-left paragraphs to the left.
    m_edit = new QTextEdit;
    m_edit->setAcceptRichText(false);
    m_edit->setReadOnly(true);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setAccessibleName(title);
    // Keys are the window's, which scrolls the texts by them.
    m_edit->setFocusPolicy(Qt::NoFocus);
    m_edit->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_edit->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextOption option = m_edit->document()->defaultTextOption();
    option.setTextDirection(Qt::LayoutDirectionAuto);
    m_edit->document()->setDefaultTextOption(option);
    m_title->setBuddy(m_edit);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_edit, 1);
    connect(&Theme::instance(), &Theme::changed, this, &TextPane::restyle);
    restyle();
}

void TextPane::setText(const QString& text)
{
    m_edit->setPlainText(safeText(text));
    scrollToStart();
}

QString TextPane::text() const { return m_edit->toPlainText(); }

void TextPane::scrollToStart() { m_edit->verticalScrollBar()->setValue(0); }

bool TextPane::scroll(int pages, int lines)
{
    QScrollBar* bar = m_edit->verticalScrollBar();
    const int before = bar->value(), line = QFontMetrics(m_edit->font()).lineSpacing();
    // A line of the old page stays in sight.
    bar->setValue(before + pages * std::max(line, bar->pageStep() - line) + lines * line);
    return bar->value() != before;
}

int TextPane::chromeHeight() const
{
    return m_title->sizeHint().height() + 4 + 2 * int(m_edit->document()->documentMargin()) + 4;
}

int TextPane::leastHeight() const { return chromeHeight() + 2 * QFontMetrics(m_edit->font()).lineSpacing(); }

int TextPane::wantedHeight() const
{
    // Counted, not laid out: a text of 100 kB takes a while to lay out, and more than a windowful is not asked for.
    constexpr int kMostLines = 60;
    const QFontMetrics metrics(m_edit->font());
    const int width = std::max(1, m_edit->viewport()->width() - 2 * int(m_edit->document()->documentMargin()));
    int lines = 0;
    for (QTextBlock block = m_edit->document()->begin(); block.isValid() && lines < kMostLines; block = block.next()) {
        const QString begin = block.text().left(kMostLines * width / std::max(1, metrics.horizontalAdvance(u'i')));
        lines += 1 + metrics.horizontalAdvance(begin) / width;
    }
    return chromeHeight() + std::min(lines, kMostLines) * metrics.lineSpacing();
}

void TextPane::setZoom(int percent)
{
    m_zoom = percent;
    restyle();
}

void TextPane::setMonospace(bool monospace)
{
    m_monospace = monospace;
    restyle();
}

void TextPane::restyle()
{
    const TextSize textSize = m_weight == Weight::Main ? TextSize::Title : TextSize::Body;
    QFont font = m_monospace ? Theme::instance().monospace(textSize) : themeFont(textSize);
    const double base = font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF();
    const double size = (base + 2) * m_zoom / 100;
    font.pixelSize() > 0 ? font.setPixelSize(int(size)) : font.setPointSizeF(size);
    m_edit->setFont(font);
    m_edit->setTabStopDistance(4 * QFontMetricsF(font).horizontalAdvance(QLatin1Char('x')));
    QPalette palette = m_edit->palette();
    palette.setColor(QPalette::Text, themeColor(m_weight == Weight::Main ? Token::Text : Token::Muted));
    palette.setColor(QPalette::Base, themeColor(Token::Surface));
    m_edit->setPalette(palette);
    m_title->setFont(themeFont(TextSize::Caption, true));
    QPalette titlePalette = m_title->palette();
    titlePalette.setColor(QPalette::WindowText, themeColor(m_weight == Weight::Main ? Token::Accent : Token::Muted));
    m_title->setPalette(titlePalette);
    m_edit->setMinimumHeight(0);
    setMinimumHeight(leastHeight());
}

} // namespace palimpsest
