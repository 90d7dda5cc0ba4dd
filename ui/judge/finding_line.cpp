#include "ui/judge/finding_line.h"

#include "ui/theme/safe_text.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace palimpsest {

namespace {

constexpr int kToneIcon = 16;

struct Look {
    const char* icon;
    Token color;
};

Look lookOf(FindingLine::Tone tone)
{
    switch (tone) {
    case FindingLine::Tone::Good:
        return {"check", Token::Accent};
    case FindingLine::Tone::Plain:
        return {"info", Token::Muted};
    case FindingLine::Tone::Warning:
        return {"triangle-alert", Token::Warning};
    case FindingLine::Tone::Bad:
        break;
    }
    return {"circle-x", Token::Danger};
}

QLabel* findingLabel(const QString& text)
{
    auto* label = new QLabel(safeText(text));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

FindingLine::FindingLine(Tone tone, const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent),
      m_tone(tone),
      m_icon(new QLabel),
      m_title(findingLabel(title)),
      m_text(findingLabel(text))
{
    m_text->setVisible(!text.isEmpty());
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_text, 1, 1);
    grid->setColumnStretch(1, 1);
    connect(&Theme::instance(), &Theme::changed, this, &FindingLine::restyle);
    restyle();
}

QPushButton* FindingLine::addAction(const QString& text, const QString& toolTip)
{
    auto* button = new QPushButton(text);
    button->setToolTip(toolTip);
    static_cast<QGridLayout*>(layout())->addWidget(button, 2, 1, Qt::AlignLeft);
    return button;
}

QString FindingLine::words() const { return m_title->text() + QStringLiteral("\n") + m_text->text(); }

void FindingLine::restyle()
{
    const Look look = lookOf(m_tone);
    const int size = Theme::instance().scaled(kToneIcon);
    m_icon->setPixmap(themeIcon(QLatin1String(look.icon), look.color).pixmap(size, size));
    m_title->setFont(themeFont(TextSize::Body, true));
    m_text->setFont(themeFont(TextSize::Body));
    QPalette palette = m_text->palette();
    palette.setColor(QPalette::WindowText, themeColor(Token::Muted));
    m_text->setPalette(palette);
}

} // namespace palimpsest
