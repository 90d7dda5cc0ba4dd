#pragma once

#include "ui/bridge/run_summary.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <vector>

namespace palimpsest {

/// The run directories there are: those below some folders, and some more by name. Looks for them on a worker thread,
/// again when a folder changes and when asked. GUI thread only.
class RunLibrary : public QObject {
    Q_OBJECT
public:
    explicit RunLibrary(QObject* parent = nullptr);

    /// `folders`: looked through two levels deep. `directories`: runs that lie elsewhere (those opened lately).
    void setPlaces(const QStringList& folders, const QStringList& directories);
    void refresh();

    /// By date, newest first.
    const std::vector<RunSummary>& runs() const { return m_runs; }
    /// The first look is not over yet.
    bool isLoading() const { return m_loading; }

Q_SIGNALS:
    void changed();

private:
    void take(std::vector<RunSummary> runs);

    QStringList m_folders;
    QStringList m_directories;
    std::vector<RunSummary> m_runs;
    QFileSystemWatcher m_watcher;
    QTimer m_later; ///< a folder that changes often is looked at once
    bool m_loading = true;
    bool m_looking = false;
    bool m_again = false;
};

} // namespace palimpsest
