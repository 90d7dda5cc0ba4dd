#include "ui/theme/form_field.h"

#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>

namespace palimpsest {

namespace {

constexpr int kTitleWidth = 144;

} // namespace

FormField::FormField(const QString& title, QWidget* control, const QString& meaning, bool wide, QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(title)),
      m_control(control),
      m_error(new QLabel)
{
    m_title->setFixedWidth(Theme::instance().scaled(kTitleWidth));
    m_title->setBuddy(control);
    m_title->setToolTip(meaning);
    control->setToolTip(meaning);
    control->setAccessibleName(title);
    control->setAccessibleDescription(meaning);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->hide();

    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace);
    row->addWidget(m_title);
    row->addWidget(control, wide ? 1 : 0);
    if (!wide)
        row->addStretch(1);
    m_below = new QVBoxLayout;
    m_below->setContentsMargins(Theme::instance().scaled(kTitleWidth) + kSpace, 0, 0, 0);
    m_below->setSpacing(kSpace / 2);
    m_below->addWidget(m_error);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace / 2);
    layout->addLayout(row);
    layout->addLayout(m_below);
    connect(&Theme::instance(), &Theme::changed, this, &FormField::restyle);
    restyle();
}

void FormField::setError(const QString& error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    if (m_control->property("invalid").toBool() == !error.isEmpty())
        return;
    m_control->setProperty("invalid", !error.isEmpty());
    m_control->style()->unpolish(m_control);
    m_control->style()->polish(m_control);
}

QString FormField::error() const { return m_error->text(); }

void FormField::setTitle(const QString& title)
{
    m_title->setText(title);
    m_control->setAccessibleName(title);
}

void FormField::addBeside(QWidget* widget)
{
    auto* row = layout()->itemAt(0)->layout();
    static_cast<QHBoxLayout*>(row)->insertWidget(2, widget);
}

void FormField::addBelow(QWidget* widget) { m_below->addWidget(widget); }

void FormField::restyle()
{
    m_error->setFont(themeFont(TextSize::Caption));
    QPalette palette = m_error->palette();
    palette.setColor(QPalette::WindowText, themeColor(Token::Danger));
    m_error->setPalette(palette);
}

} // namespace palimpsest
