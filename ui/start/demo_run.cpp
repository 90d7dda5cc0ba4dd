#include "ui/start/demo_run.h"

#include "engine/base/resources.h"
#include "engine/config/presets.h"

#include <QDateTime>
#include <QDir>

namespace palimpsest {

namespace {

QString freeDirectory(const QString& runsFolder)
{
    const QString base =
        QDir(runsFolder).filePath(QStringLiteral("demo-") + QDateTime::currentDateTime().toString("yyyyMMdd-HHmmss"));
    QString directory = base;
    for (int i = 2; QDir(directory).exists(); ++i)
        directory = QStringLiteral("%1-%2").arg(base).arg(i);
    return directory;
}

} // namespace

Result<RunConfig> demoRun(const QString& runsFolder)
{
    PALIMPSEST_TRY(const std::string preset, readPreset("demo"));
    RunConfig config;
    PALIMPSEST_CHECK(applyJson(config, preset).in("preset demo"));
    PALIMPSEST_TRY([[maybe_unused]] const auto weights, findResource("datasets/demo/model/model.safetensors"));
    config.dir = freeDirectory(runsFolder).toStdString();
    return config;
}

} // namespace palimpsest
