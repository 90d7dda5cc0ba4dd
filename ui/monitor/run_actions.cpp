#include "ui/monitor/run_actions.h"

#include "ui/bridge/run_handle.h"
#include "ui/theme/theme.h"

#include <QAction>

namespace palimpsest {

RunActions::RunActions(QObject* parent)
    : QObject(parent),
      m_pause(make(tr("Pause"), QStringLiteral("pause"), tr("Hold the run after the step it is in."),
                   QStringLiteral("Ctrl+P"))),
      m_stop(make(tr("Stop and save"), QStringLiteral("square"),
                  tr("End the run after the step it is in, with a checkpoint to go on from."), {})),
      m_finish(make(tr("Stop after this epoch"), QStringLiteral("flag"),
                    tr("End the run once the epoch it is in has been evaluated."), {})),
      m_checkpoint(make(tr("Save checkpoint"), QStringLiteral("save"),
                        tr("Write a checkpoint after the step it is in; the run goes on."), QStringLiteral("Ctrl+S")))
{
    connect(m_pause, &QAction::triggered, this, &RunActions::togglePause);
    connect(m_stop, &QAction::triggered, this, [this] { m_run->requestStop(); });
    connect(m_finish, &QAction::triggered, this, [this] { m_run->finishEpochAndStop(); });
    connect(m_checkpoint, &QAction::triggered, this, [this] { m_run->saveCheckpoint(); });
    update();
}

QAction* RunActions::make(const QString& text, const QString& icon, const QString& meaning, const QString& shortcut)
{
    auto* action = new QAction(themeIcon(icon), text, this);
    action->setData(meaning);
    action->setShortcut(QKeySequence(shortcut));
    action->setShortcutContext(Qt::WindowShortcut);
    return action;
}

void RunActions::setRun(RunHandle* run)
{
    if (m_run) {
        m_run->disconnect(this);
        m_run->model().disconnect(this);
    }
    m_run = run;
    m_pausing = false;
    if (run != nullptr) {
        connect(run, &RunHandle::kindChanged, this, &RunActions::update);
        connect(run, &RunHandle::loaded, this, &RunActions::update);
        connect(&run->model(), &RunModel::stateChanged, this, &RunActions::update);
        connect(&run->model(), &RunModel::finished, this, &RunActions::update);
        connect(&run->model(), &RunModel::reset, this, &RunActions::update);
    }
    update();
}

void RunActions::update()
{
    const bool able = m_run && m_run->isControllable();
    const QString why = able ? QString() : m_run ? m_run->whyNotControllable() : tr("No run is open.");
    const bool paused = m_run && m_run->model().state() == QLatin1String("paused");
    m_pausing = m_pausing && able && !paused;
    m_pause->setText(paused ? tr("Resume") : m_pausing ? tr("Pausing…") : tr("Pause"));
    m_pause->setIcon(themeIcon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    m_pause->setData(paused ? tr("Go on exactly where the run was held.")
                            : tr("Hold the run after the step it is in."));
    for (QAction* action : {m_pause, m_stop, m_finish, m_checkpoint}) {
        action->setEnabled(able);
        const QString meaning = action->data().toString();
        action->setToolTip(able ? meaning : meaning + QLatin1Char('\n') + why);
    }
}

void RunActions::togglePause()
{
    if (m_run->model().state() == QLatin1String("paused")) {
        m_run->resume();
        return;
    }
    m_run->pause();
    m_pausing = true;
    update();
}

} // namespace palimpsest
