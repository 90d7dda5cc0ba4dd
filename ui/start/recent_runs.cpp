#include "ui/start/recent_runs.h"

#include <QDir>
#include <QSettings>

namespace palimpsest {

namespace {

constexpr int kMost = 20;

QList<RecentRun> stored()
{
    QSettings settings;
    QList<RecentRun> runs;
    const int count = settings.beginReadArray(QStringLiteral("recentRuns"));
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        runs.append({settings.value(QStringLiteral("directory")).toString(),
                     settings.value(QStringLiteral("opened")).toDateTime()});
    }
    return runs;
}

} // namespace

QList<RecentRun> recentRuns()
{
    QList<RecentRun> runs = stored();
    runs.removeIf([](const RecentRun& run) { return !QDir(run.directory).exists(); });
    return runs;
}

void rememberRecentRun(const QString& directory)
{
    if (directory.isEmpty())
        return;
    QList<RecentRun> runs = stored();
    runs.removeIf([&directory](const RecentRun& run) { return run.directory == directory; });
    runs.prepend({directory, QDateTime::currentDateTime()});
    QSettings settings;
    settings.beginWriteArray(QStringLiteral("recentRuns"));
    for (int i = 0; i < qMin<int>(kMost, static_cast<int>(runs.size())); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("directory"), runs[i].directory);
        settings.setValue(QStringLiteral("opened"), runs[i].opened);
    }
    settings.endArray();
}

} // namespace palimpsest
