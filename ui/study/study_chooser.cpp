#include "ui/study/study_chooser.h"

#include "ui/theme/elided_label.h"
#include "ui/theme/pill_label.h"
#include "ui/theme/safe_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

namespace palimpsest {

StudyChooser::StudyChooser(OpenStudy* open, QWidget* parent)
    : QWidget(parent),
      m_open(open),
      m_name(new QComboBox),
      m_state(new PillLabel),
      m_folder(new ElidedLabel)
{
    m_name->setAccessibleName(tr("Study"));
    m_name->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_name->setMinimumWidth(Theme::instance().scaled(160));
    m_folder->setStyle(TextSize::Caption, Token::Muted);
    m_folder->setElideMode(Qt::ElideMiddle);
    m_folder->setMeaning(tr("The project's folder"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_name);
    line->addWidget(m_state);
    line->addWidget(m_folder, 1);
    connect(m_name, &QComboBox::activated, this,
            [this](int row) { m_open->setCurrent(m_name->itemData(row).toLongLong()); });
    connect(m_open, &OpenStudy::loaded, this, &StudyChooser::fill);
    connect(m_open, &OpenStudy::currentChanged, this, &StudyChooser::showCurrent);
    fill();
}

void StudyChooser::addTrailing(QWidget* widget) { layout()->addWidget(widget); }

void StudyChooser::fill()
{
    const QSignalBlocker quiet(m_name);
    m_name->clear();
    for (const Study& study : m_open->studies())
        m_name->addItem(safeText(QString::fromStdString(study.name)), qint64(study.id));
    m_name->setVisible(m_name->count() > 0);
    showCurrent();
}

void StudyChooser::showCurrent()
{
    const Study* study = m_open->current();
    m_folder->setText(m_open->desk()->folder());
    if (study == nullptr) {
        m_state->setText({}, PillLabel::Tone::Neutral);
        return;
    }
    m_name->setCurrentIndex(m_name->findData(qint64(study->id)));
    if (study->unblindedAt)
        m_state->setText(tr("Unblinded"), PillLabel::Tone::Warning, QStringLiteral("triangle-alert"));
    else if (study->state == "closed")
        m_state->setText(tr("Closed"), PillLabel::Tone::Neutral, QStringLiteral("check"));
    else
        m_state->setText(tr("Open, blind"), PillLabel::Tone::Accent, QStringLiteral("circle-plus"));
}

} // namespace palimpsest
