#pragma once

#include <QObject>
#include <QPointer>

class QAction;

namespace palimpsest {

class RunHandle;

/// What can be done with a run, as actions that are disabled and say why where it cannot be.
class RunActions : public QObject {
    Q_OBJECT
public:
    explicit RunActions(QObject* parent = nullptr);

    void setRun(RunHandle* run);

    QAction* pauseOrResume() const { return m_pause; }
    QAction* stop() const { return m_stop; }
    QAction* finishEpoch() const { return m_finish; }
    QAction* checkpoint() const { return m_checkpoint; }

private:
    QAction* make(const QString& text, const QString& icon, const QString& meaning, const QString& shortcut);
    void update();
    void togglePause();

    QPointer<RunHandle> m_run;
    bool m_pausing = false; ///< asked for; the run is still in a step or in a validation
    QAction* m_pause;
    QAction* m_stop;
    QAction* m_finish;
    QAction* m_checkpoint;
};

} // namespace palimpsest
