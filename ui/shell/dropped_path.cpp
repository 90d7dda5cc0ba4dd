#include "ui/shell/dropped_path.h"

#include <QDir>
#include <QFileInfo>

namespace palimpsest {

PathKind pathKind(const QString& path)
{
    const QFileInfo info(path);
    if (info.isFile()) {
        if (info.suffix().compare(QLatin1String("json"), Qt::CaseInsensitive) == 0)
            return info.fileName() == QLatin1String("config.json") ? PathKind::Model : PathKind::RunConfig;
        const bool zip = info.suffix().compare(QLatin1String("zip"), Qt::CaseInsensitive) == 0;
        return zip ? PathKind::Archive : PathKind::Unknown;
    }
    const QDir folder(path);
    if (!info.isDir())
        return PathKind::Unknown;
    for (const char* name : {"events.jsonl", "run.json", "res.log"}) {
        if (folder.exists(QLatin1String(name)))
            return PathKind::Run;
    }
    if (folder.exists(QStringLiteral("unlearn/_dataset.npy")))
        return PathKind::Experiment;
    return folder.exists(QStringLiteral("config.json")) ? PathKind::Model : PathKind::Unknown;
}

} // namespace palimpsest
