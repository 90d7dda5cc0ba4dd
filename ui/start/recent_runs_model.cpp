#include "ui/start/recent_runs_model.h"

#include "ui/language/date_text.h"

#include <QDir>
#include <QFileInfo>

namespace palimpsest {

namespace {

/// With ~ for the home folder.
QString shortened(const QString& path)
{
    const QString home = QDir::homePath() + QLatin1Char('/');
    return path.startsWith(home) ? QStringLiteral("~/") + path.mid(home.size()) : path;
}

} // namespace

void RecentRunsModel::setRuns(QList<RecentRun> runs)
{
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
}

int RecentRunsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

QVariant RecentRunsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RecentRun& run = m_runs[index.row()];
    const QString name = QFileInfo(run.directory).fileName();
    const QString detail = tr("%1 · opened %2").arg(shortened(run.directory), dateText(run.opened));
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::ToolTipRole:
        return run.directory;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(name, detail);
    case DirectoryRole:
        return run.directory;
    case DetailRole:
        return detail;
    default:
        return {};
    }
}

} // namespace palimpsest
