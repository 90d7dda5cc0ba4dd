#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace palimpsest {

/// A run directory that was opened here.
struct RecentRun {
    QString directory;
    QDateTime opened;
};

/// The newest first; those whose directory is gone are left out.
QList<RecentRun> recentRuns();
void rememberRecentRun(const QString& directory);

} // namespace palimpsest
