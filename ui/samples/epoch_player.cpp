#include "ui/samples/epoch_player.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace palimpsest {

namespace {

constexpr int kMillisecondsAnEpoch = 700;

}

EpochPlayer::EpochPlayer(QWidget* parent) : QWidget(parent)
{
    m_play = new QToolButton(this);
    m_slider = new QSlider(Qt::Horizontal, this);
    m_slider->setAccessibleName(tr("Epoch"));
    m_slider->setTickPosition(QSlider::TicksBelow);
    m_slider->setTickInterval(1);
    m_slider->setPageStep(1);
    m_label = new QLabel(this);
    m_label->setMinimumWidth(m_label->fontMetrics().horizontalAdvance(tr("Epoch %1 of %2").arg(1000).arg(1000)));
    m_clock.setInterval(kMillisecondsAnEpoch);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_play);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_label);

    connect(m_play, &QToolButton::clicked, this, &EpochPlayer::togglePlaying);
    connect(&m_clock, &QTimer::timeout, this, &EpochPlayer::advance);
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        showEpoch();
        Q_EMIT epochChanged(epoch());
    });
    showPlaying(false);
}

void EpochPlayer::setEpochs(std::vector<std::int64_t> epochs)
{
    if (epochs == m_epochs)
        return;
    const std::int64_t now = epoch();
    m_epochs = std::move(epochs);
    {
        const QSignalBlocker quiet(m_slider);
        m_slider->setRange(0, std::max(0, int(m_epochs.size()) - 1));
    }
    setEnabled(m_epochs.size() > 1);
    setEpoch(now);
}

void EpochPlayer::setEpoch(std::int64_t epoch)
{
    const auto at = std::find(m_epochs.begin(), m_epochs.end(), epoch);
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(at != m_epochs.end() ? int(at - m_epochs.begin()) : m_slider->maximum());
    showEpoch();
}

std::int64_t EpochPlayer::epoch() const
{
    return m_epochs.empty() ? 0 : m_epochs[std::min(std::size_t(m_slider->value()), m_epochs.size() - 1)];
}

void EpochPlayer::togglePlaying()
{
    if (m_clock.isActive())
        return stop();
    if (m_epochs.size() < 2)
        return;
    if (m_slider->value() == m_slider->maximum())
        m_slider->setValue(0);
    m_clock.start();
    showPlaying(true);
}

void EpochPlayer::stop()
{
    m_clock.stop();
    showPlaying(false);
}

void EpochPlayer::stepBy(int epochs)
{
    stop();
    m_slider->setValue(m_slider->value() + epochs);
}

void EpochPlayer::advance()
{
    m_slider->setValue(m_slider->value() + 1);
    if (m_slider->value() == m_slider->maximum())
        stop();
}

void EpochPlayer::showEpoch()
{
    m_label->setText(m_epochs.empty() ? tr("No epoch yet")
                     : epoch() == 0   ? tr("Before")
                                      : tr("Epoch %1 of %2").arg(epoch()).arg(m_epochs.back()));
}

void EpochPlayer::showPlaying(bool playing)
{
    m_play->setIcon(themeIcon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play the epochs"));
    m_play->setToolTip(playing ? tr("Pause (Space)") : tr("Play the epochs one after another (Space)"));
}

} // namespace palimpsest
