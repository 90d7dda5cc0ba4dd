#pragma once

#include "ui/bridge/journal_tail.h"
#include "ui/bridge/recorded_run.h"
#include "ui/bridge/run_handle.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace palimpsest {

/// A run that stands in a directory and is not this process's: replayed, or followed while it grows.
class DirectoryRun : public RunHandle {
    Q_OBJECT
public:
    explicit DirectoryRun(const QString& directory);

    QString whyNotControllable() const override;
    bool isResumable() const override;

private:
    struct News;

    void take(RecordedRun recorded);
    void poll();
    void take(News news);
    void endFollowing();

    std::shared_ptr<JournalTail> m_tail; ///< used by one task at a time
    QFileSystemWatcher m_watcher;
    QTimer m_pollTimer;
    bool m_polling = false;
};

} // namespace palimpsest
