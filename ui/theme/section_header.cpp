#include "ui/theme/section_header.h"

#include <QHBoxLayout>
#include <QLabel>

namespace palimpsest {

SectionHeader::SectionHeader(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(title)),
      m_line(new QHBoxLayout(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(8);
    m_line->addWidget(m_title);
    m_line->addStretch();
    restyle();
    connect(&Theme::instance(), &Theme::changed, this, &SectionHeader::restyle);
}

void SectionHeader::setTitle(const QString& title) { m_title->setText(title); }

QString SectionHeader::title() const { return m_title->text(); }

void SectionHeader::addTrailing(QWidget* widget) { m_line->addWidget(widget); }

void SectionHeader::restyle() { m_title->setFont(themeFont(TextSize::Title, true)); }

} // namespace palimpsest
