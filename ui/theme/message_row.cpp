#include "ui/theme/message_row.h"

#include "ui/theme/safe_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace palimpsest {

namespace {

constexpr int kIconSize = 16;

struct Look {
    const char* icon;
    Token ink;
    Token fill;
};

Look lookOf(MessageBar::Kind kind)
{
    switch (kind) {
    case MessageBar::Kind::Problem:
        return {"circle-x", Token::Danger, Token::DangerFill};
    case MessageBar::Kind::Warning:
        return {"triangle-alert", Token::Warning, Token::WarningFill};
    case MessageBar::Kind::Notice:
        break;
    }
    return {"info", Token::Accent, Token::Selected};
}

QLabel* plainLabel()
{
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

MessageRow::MessageRow(MessageBar::Kind kind, const QString& text, const QString& whatToDo, QWidget* parent)
    : QFrame(parent),
      m_kind(kind),
      m_text(safeText(text)),
      m_whatToDo(safeText(whatToDo)),
      m_icon(new QLabel),
      m_what(plainLabel()),
      m_remedy(plainLabel()),
      m_dismiss(new QToolButton)
{
    m_dismiss->setIcon(themeIcon(QStringLiteral("x")));
    m_dismiss->setAccessibleName(tr("Dismiss message: %1").arg(m_text));
    m_dismiss->setToolTip(tr("Dismiss"));
    m_what->setText(m_text);
    m_remedy->setText(m_whatToDo);
    m_remedy->setVisible(!m_whatToDo.isEmpty());
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_what);
    words->addWidget(m_remedy);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(16, 4, 8, 4);
    line->setSpacing(8);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addLayout(words, 1);
    line->addWidget(m_dismiss, 0, Qt::AlignTop);
    restyle();
    connect(m_dismiss, &QToolButton::clicked, this, &MessageRow::dismissed);
    connect(&Theme::instance(), &Theme::changed, this, &MessageRow::restyle);
}

bool MessageRow::says(MessageBar::Kind kind, const QString& text, const QString& whatToDo) const
{
    return kind == m_kind && safeText(text) == m_text && safeText(whatToDo) == m_whatToDo;
}

QString MessageRow::message() const { return m_whatToDo.isEmpty() ? m_text : m_text + QLatin1Char('\n') + m_whatToDo; }

void MessageRow::countAgain()
{
    ++m_times;
    m_what->setText(tr("%1 (%n times)", nullptr, m_times).arg(m_text));
}

void MessageRow::restyle()
{
    const Look look = lookOf(m_kind);
    m_icon->setPixmap(
        themeIcon(QLatin1String(look.icon), look.ink).pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
    m_icon->setContentsMargins(0, 4, 0, 0);
    m_what->setFont(themeFont(TextSize::Body, true));
    m_what->setContentsMargins(0, 4, 0, m_whatToDo.isEmpty() ? 4 : 0);
    m_remedy->setContentsMargins(0, 0, 0, 4);
}

void MessageRow::paintEvent(QPaintEvent*)
{
    const Look look = lookOf(m_kind);
    QPainter painter(this);
    painter.fillRect(rect(), themeColor(look.fill));
    painter.fillRect(QRect(0, 0, 4, height()), themeColor(look.ink));
}

} // namespace palimpsest
