#include "ui/runs/run_places.h"

#include "ui/bridge/run_library.h"
#include "ui/shell/preferences.h"
#include "ui/start/recent_runs.h"

namespace palimpsest {

void lookInUsualPlaces(RunLibrary& library, const QString& besides)
{
    QStringList directories;
    for (const RecentRun& run : recentRuns())
        directories.append(run.directory);
    if (!besides.isEmpty())
        directories.append(besides);
    library.setPlaces({loadPreferences().runsFolder}, directories);
}

} // namespace palimpsest
