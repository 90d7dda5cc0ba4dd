#include "ui/shell/context_bar.h"

#include "ui/bridge/run_handle.h"
#include "ui/shell/duration_text.h"
#include "ui/shell/run_state_look.h"
#include "ui/shell/run_words.h"
#include "ui/theme/elided_label.h"
#include "ui/theme/number_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kProgressWidth = 96;

QToolButton* wordButton(const QString& icon)
{
    auto* button = new QToolButton;
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIcon(themeIcon(icon));
    return button;
}

void say(QToolButton* button, const QString& text, const QString& tip)
{
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(tip);
}

} // namespace

ContextBar::ContextBar(QWidget* parent)
    : QWidget(parent),
      m_name(new ElidedLabel),
      m_state(new PillLabel),
      m_phase(new ElidedLabel),
      m_progress(new QProgressBar),
      m_left(new NumberLabel(tr("Time left"), tr("Of this phase, at its present rate"))),
      m_live(wordButton(QStringLiteral("activity"))),
      m_toggle(wordButton(QStringLiteral("pause"))),
      m_stop(wordButton(QStringLiteral("square"))),
      m_actions(new QHBoxLayout)
{
    build();
    connect(m_toggle, &QToolButton::clicked, this, &ContextBar::toggle);
    connect(m_stop, &QToolButton::clicked, this, [this] {
        if (m_run)
            m_run->requestStop();
    });
    connect(m_live, &QToolButton::clicked, this, &ContextBar::showLiveRequested);
    refresh();
}

void ContextBar::build()
{
    m_name->setStyle(TextSize::Title, Token::Text, true);
    m_name->setElideMode(Qt::ElideMiddle);
    m_phase->setStyle(TextSize::Body, Token::Muted);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(kProgressWidth);
    m_progress->setAccessibleName(tr("Progress of this phase"));
    say(m_stop, tr("Stop and save"), tr("Ends the run after the step it is in, with a checkpoint to go on from"));
    m_live->hide();
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(16, 4, 8, 4);
    line->setSpacing(8);
    line->addWidget(m_name, 2);
    line->addWidget(m_state);
    line->addWidget(m_phase, 3);
    line->addWidget(m_progress);
    line->addWidget(m_left);
    line->addSpacing(8);
    line->addWidget(m_live);
    line->addWidget(m_toggle);
    line->addWidget(m_stop);
    m_actions->setSpacing(4);
    line->addLayout(m_actions);
    setMinimumHeight(40);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ContextBar::setRun(RunHandle* run)
{
    if (m_run) {
        m_run->disconnect(this);
        m_run->model().disconnect(this);
    }
    m_run = run;
    connectRun();
    refresh();
}

void ContextBar::connectRun()
{
    if (!m_run)
        return;
    const RunModel* model = &m_run->model();
    for (const auto signal :
         {&RunModel::reset, &RunModel::startedChanged, &RunModel::stateChanged, &RunModel::finished})
        connect(model, signal, this, &ContextBar::refresh);
    connect(model, &RunModel::progressChanged, this, &ContextBar::refreshProgress);
    for (const auto signal : {&RunHandle::loaded, &RunHandle::kindChanged, &RunHandle::concluded})
        connect(m_run, signal, this, &ContextBar::refresh);
}

void ContextBar::setPageActions(const QList<QAction*>& actions)
{
    qDeleteAll(m_pageButtons);
    m_pageButtons.clear();
    for (QAction* action : actions) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAccessibleName(action->text());
        m_actions->addWidget(button);
        m_pageButtons.append(button);
    }
    refreshControls(); // a page may bring pause and stop of its own
}

void ContextBar::setLiveElsewhere(const QString& name)
{
    m_live->setVisible(!name.isEmpty());
    if (!name.isEmpty())
        say(m_live, tr("Back to %1").arg(name), tr("%1 is running behind this one").arg(name));
}

void ContextBar::refresh()
{
    if (m_run) {
        m_name->setText(m_run->name());
        m_name->setMeaning(m_run->directory());
        const RunStateLook look = m_run->isLoading() && m_run->model().state().isEmpty()
                                      ? runStateLook(QStringLiteral("loading"))
                                      : runStateLook(m_run->model().state());
        m_state->setText(look.word, look.tone, look.icon);
    } else {
        m_name->setText(tr("No run open"));
        m_name->setMeaning({});
        m_state->setText({}, PillLabel::Tone::Neutral);
    }
    refreshProgress();
    refreshControls();
}

void ContextBar::refreshProgress()
{
    const bool over = !m_run || m_run->model().isOver();
    const Progress progress = m_run ? m_run->model().progress() : Progress();
    m_phase->setText(!m_run ? QString()
                     : over ? outcomeText(m_run->model().outcome())
                            : phaseText(QString::fromStdString(progress.phase)));
    const bool counts = !over && progress.total > 0;
    m_progress->setVisible(counts);
    m_left->setVisible(counts && progress.secondsLeft > 0);
    if (!counts)
        return;
    constexpr int kSteps = 1000;
    m_progress->setRange(0, kSteps);
    m_progress->setValue(static_cast<int>(progress.done * kSteps / progress.total));
    m_left->setNumber(tr("%1 left").arg(durationText(progress.secondsLeft)));
}

void ContextBar::refreshControls()
{
    const bool resumable = m_run && m_run->isResumable();
    const bool running = m_run && !m_run->model().isOver() && m_run->kind() != RunHandle::Kind::Reference
                         && (m_run->kind() != RunHandle::Kind::Replayed);
    const bool controllable = m_run && m_run->isControllable();
    const bool paused = m_run && m_run->model().state() == QLatin1String("paused");
    const bool onPage = std::any_of(m_pageButtons.cbegin(), m_pageButtons.cend(), [this](const QToolButton* button) {
        return button->defaultAction()->text() == m_stop->text();
    });
    m_toggle->setVisible((running && !onPage) || resumable);
    m_stop->setVisible(running && !onPage);
    m_toggle->setEnabled(controllable || resumable);
    m_stop->setEnabled(controllable);
    if (resumable)
        say(m_toggle, tr("Go on"), tr("Goes on from the last checkpoint, as if the run had never been interrupted"));
    else if (paused)
        say(m_toggle, tr("Resume"), tr("Goes on exactly as if it had never been paused"));
    else
        say(m_toggle, tr("Pause"), tr("Holds the run after the step it is in; the model can then be asked"));
    m_toggle->setIcon(themeIcon(resumable || paused ? QStringLiteral("play") : QStringLiteral("pause")));
    if (running && !controllable) {
        m_toggle->setToolTip(m_run->whyNotControllable());
        m_stop->setToolTip(m_run->whyNotControllable());
    }
}

void ContextBar::toggle()
{
    if (!m_run)
        return;
    if (m_run->isResumable())
        Q_EMIT goOnRequested(m_run->directory());
    else if (m_run->model().state() == QLatin1String("paused"))
        m_run->resume();
    else
        m_run->pause();
}

void ContextBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColor(Token::Raised));
}

} // namespace palimpsest
