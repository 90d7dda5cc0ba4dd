#include "ui/rater/text_pane.h"

#include "ui/theme/safe_text.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextOption>
#include <QVBoxLayout>

namespace palimpsest {

TextPane::TextPane(const QString& title, Weight weight, QWidget* parent) : QWidget(parent), m_weight(weight)
{
    m_title = new QLabel(title);
    m_title->setTextFormat(Qt::PlainText);
    m_edit = new QPlainTextEdit;
    m_edit->setReadOnly(true);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setAccessibleName(title);
    // Keys are the window's; a text is scrolled by wheel or Page keys.
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

void TextPane::setZoom(int percent)
{
    m_zoom = percent;
    restyle();
}

void TextPane::restyle()
{
    QFont font = themeFont(m_weight == Weight::Main ? TextSize::Title : TextSize::Body);
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
}

} // namespace palimpsest
