#include "ui/shell/open_runs.h"

#include <QDir>

namespace palimpsest {

OpenRuns::OpenRuns(QObject* parent) : QObject(parent) {}

OpenRuns::~OpenRuns() = default;

void OpenRuns::openDirectory(const QString& directory)
{
    const QString path = QDir::cleanPath(QDir(directory).absolutePath());
    if (m_live != nullptr && m_live->directory() == path)
        return showLive();
    adopt(openRunDirectory(path));
}

bool OpenRuns::start(const RunConfig& config, bool overwrite)
{
    if (refuseWhileLive())
        return false;
    adopt(startRun(config, overwrite));
    return true;
}

bool OpenRuns::resume(const QString& directory, const QList<QPair<QString, QString>>& changes)
{
    if (refuseWhileLive())
        return false;
    adopt(resumeRun(directory, changes));
    return true;
}

void OpenRuns::adopt(std::unique_ptr<RunHandle> run)
{
    RunHandle* handle = run.get();
    m_runs.push_back(std::move(run));
    connect(handle, &RunHandle::failed, this,
            [this, handle](const QString& what) { Q_EMIT problem(tr("%1: %2").arg(handle->name(), what), {}); });
    connect(handle, &RunHandle::refused, this, [this](const QString& why) { Q_EMIT problem(why, {}); });
    connect(handle, &RunHandle::concluded, this, [this, handle] { onConcluded(handle); });
    if (handle->kind() == RunHandle::Kind::Live) {
        m_live = handle;
        Q_EMIT liveChanged();
    }
    look(handle);
}

void OpenRuns::showLive()
{
    if (m_live != nullptr && m_current != m_live)
        look(m_live);
}

bool OpenRuns::refuseWhileLive()
{
    if (m_live == nullptr)
        return false;
    Q_EMIT problem(tr("%1 is still running, and one training at a time has all cores.").arg(m_live->name()),
                   tr("Stop it first, or put the new run into the queue."));
    return true;
}

void OpenRuns::look(RunHandle* run)
{
    m_current = run;
    Q_EMIT currentChanged(run);
    dropUnused();
}

void OpenRuns::onConcluded(RunHandle* run)
{
    if (run == m_live) {
        m_live = nullptr;
        Q_EMIT liveChanged();
    }
    Q_EMIT concluded(run);
    dropUnused();
}

void OpenRuns::dropUnused()
{
    std::erase_if(m_runs, [this](std::unique_ptr<RunHandle>& run) {
        if (run.get() == m_current || run.get() == m_live)
            return false;
        run.release()->deleteLater(); // it may be the sender of the signal that led here
        return true;
    });
}

} // namespace palimpsest
