#include "ui/study/candidate_source.h"

#include "engine/config/run_config.h"
#include "engine/run/experiment_samples.h"
#include "ui/bridge/path_text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace palimpsest {

namespace {

bool hasSamples(const QString& source)
{
    const QFileInfo info(source);
    const QDir folder = info.isDir() ? QDir(source) : info.dir();
    return folder.exists(QStringLiteral("samples.csv"));
}

} // namespace

Result<RunImport> importSource(Project& project, const QString& path, const QString& experiment)
{
    RunSource source;
    source.path = pathOf(path);
    if (!experiment.isEmpty() && !hasSamples(path)) {
        PALIMPSEST_TRY(source.samples,
                       saveExperimentSamples(pathOf(experiment), RunConfig().gpt2Name, project.folder()));
    }
    return project.importRun(source);
}

bool mayBeSource(const QString& path)
{
    const QFileInfo info(path);
    return info.isDir() || info.suffix().compare(QLatin1String("csv"), Qt::CaseInsensitive) == 0;
}

} // namespace palimpsest
