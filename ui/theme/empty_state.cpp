#include "ui/theme/empty_state.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

constexpr int kEmptyIconSize = 40;
constexpr int kSentenceWidth = 440;

} // namespace

EmptyState::EmptyState(const QString& icon, const QString& sentence, const QString& action, QWidget* parent)
    : QWidget(parent),
      m_iconName(icon),
      m_icon(new QLabel),
      m_sentence(new QLabel),
      m_button(new QPushButton)
{
    m_icon->setAlignment(Qt::AlignCenter);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(16);
    column->addStretch();
    column->addWidget(m_icon, 0, Qt::AlignCenter);
    // A centred item would be given the height that the sentence needs at the whole width.
    auto* line = new QHBoxLayout;
    line->addStretch();
    line->addWidget(m_sentence);
    line->addStretch();
    column->addLayout(line);
    column->addWidget(m_button, 0, Qt::AlignCenter);
    column->addStretch();
    setSentence(sentence);
    setAction(action);
    restyle();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    connect(&Theme::instance(), &Theme::changed, this, &EmptyState::restyle);
}

void EmptyState::setSentence(const QString& sentence) { m_sentence->setText(sentence); }

void EmptyState::setAction(const QString& text)
{
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

void EmptyState::restyle()
{
    m_icon->setPixmap(
        themeIcon(m_iconName, Token::Muted).pixmap(QSize(kEmptyIconSize, kEmptyIconSize), devicePixelRatioF()));
    m_sentence->setFixedWidth(Theme::instance().scaled(kSentenceWidth));
}

} // namespace palimpsest
