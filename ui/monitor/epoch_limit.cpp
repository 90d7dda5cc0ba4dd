#include "ui/monitor/epoch_limit.h"

#include "ui/bridge/run_handle.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace palimpsest {

namespace {

constexpr int kMost = 1'000'000;

} // namespace

EpochLimit::EpochLimit(QWidget* parent) : QWidget(parent), m_field(new QSpinBox), m_button(new QPushButton)
{
    auto* label = new QLabel(tr("Most epochs"));
    label->setBuddy(m_field);
    m_field->setRange(0, kMost);
    m_field->setSpecialValueText(tr("no limit"));
    m_field->setAccessibleName(tr("Most epochs"));
    m_field->setKeyboardTracking(false);
    m_button->setAccessibleName(tr("Apply the number of epochs"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(label);
    line->addWidget(m_field);
    line->addWidget(m_button);
    connect(m_field, &QSpinBox::valueChanged, this, &EpochLimit::showButton);
    connect(m_button, &QPushButton::clicked, this, &EpochLimit::apply);
    update();
}

void EpochLimit::setRun(RunHandle* run)
{
    if (m_run) {
        m_run->disconnect(this);
        m_run->model().disconnect(this);
    }
    m_run = run;
    if (run != nullptr) {
        connect(run, &RunHandle::kindChanged, this, &EpochLimit::update);
        connect(run, &RunHandle::concluded, this, &EpochLimit::update);
        connect(run, &RunHandle::loaded, this, &EpochLimit::update);
        connect(&run->model(), &RunModel::stateChanged, this, &EpochLimit::showButton);
        connect(&run->model(), &RunModel::finished, this, &EpochLimit::update);
        connect(&run->model(), &RunModel::settingsChanged, this, &EpochLimit::update);
    }
    update();
}

qint64 EpochLimit::limitInForce() const
{
    return m_run ? m_run->model().setting(QStringLiteral("max_epochs")).toLongLong() : 0;
}

void EpochLimit::update()
{
    const QSignalBlocker quiet(m_field);
    m_field->setValue(static_cast<int>(std::min<qint64>(limitInForce(), kMost)));
    showButton();
}

void EpochLimit::showButton()
{
    const bool live = m_run && m_run->isControllable();
    const bool resumable = m_run && !live && m_run->isResumable();
    const qint64 epochs = m_run ? m_run->model().epoch() : 0;
    m_field->setEnabled(live || resumable);
    m_button->setText(resumable ? tr("Go on") : tr("Apply"));
    const bool unfinished = resumable && m_run->model().state() != QLatin1String("completed");
    const bool more = m_field->value() == 0 || m_field->value() > epochs;
    m_button->setEnabled(live ? m_field->value() != limitInForce() : resumable && (more || unfinished));
    QString why = tr("The most epochs that the run may take.");
    if (resumable)
        why += QLatin1Char('\n') + tr("Going on starts from the last checkpoint; raise the number to train longer.");
    else if (!live)
        why += QLatin1Char('\n') + (m_run ? m_run->whyNotControllable() : tr("No run is open."));
    m_field->setToolTip(why);
    m_button->setToolTip(why);
}

void EpochLimit::apply()
{
    if (m_run.isNull())
        return;
    const int most = m_field->value();
    if (m_run->isControllable())
        m_run->change(QStringLiteral("max_epochs"), most == 0 ? QString() : QString::number(most));
    else if (m_run->isResumable())
        Q_EMIT moreEpochsWanted(m_run->directory(), most);
}

} // namespace palimpsest
