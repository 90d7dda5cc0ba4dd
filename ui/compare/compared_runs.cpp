#include "ui/compare/compared_runs.h"

#include "ui/theme/theme.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace palimpsest {

QColor ComparedRun::color() const { return Theme::instance().series(series); }

ComparedRuns::ComparedRuns(QObject* parent) : QAbstractTableModel(parent)
{
    connect(&Theme::instance(), &Theme::changed, this, &ComparedRuns::changed);
}

ComparedRuns::~ComparedRuns() = default;

void ComparedRuns::add(std::unique_ptr<RunHandle> run)
{
    if (contains(run->directory()))
        return;
    RunHandle* handle = run.get();
    connect(handle, &RunHandle::loaded, this, [this, handle] {
        const int row = rowOf(handle);
        Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
        Q_EMIT changed();
    });
    connect(handle, &RunHandle::failed, this, [this, handle](const QString& what) { onFailed(handle, what); });
    for (const auto signal : {&RunModel::reset, &RunModel::stepsAdded, &RunModel::samplesChanged})
        connect(&handle->model(), signal, this, &ComparedRuns::changed);
    connect(&handle->model(), &RunModel::epochAdded, this, &ComparedRuns::changed);
    beginInsertRows({}, count(), count());
    m_runs.push_back({std::move(run), freeSeries(), true, false, handle->name()});
    endInsertRows();
    renameAll();
    Q_EMIT changed();
}

void ComparedRuns::removeAt(int row)
{
    if (row < 0 || row >= count())
        return;
    beginRemoveRows({}, row, row);
    // It may be one of its signals that led here.
    m_runs[static_cast<std::size_t>(row)].handle.release()->deleteLater();
    m_runs.erase(m_runs.begin() + row);
    endRemoveRows();
    renameAll();
    Q_EMIT changed();
}

void ComparedRuns::onFailed(RunHandle* run, const QString& what)
{
    removeAt(rowOf(run));
    Q_EMIT failed(what);
}

int ComparedRuns::rowOf(const RunHandle* run) const
{
    const auto found =
        std::find_if(m_runs.begin(), m_runs.end(), [run](const ComparedRun& one) { return one.handle.get() == run; });
    return found == m_runs.end() ? -1 : static_cast<int>(found - m_runs.begin());
}

int ComparedRuns::freeSeries() const
{
    int series = 0;
    while (std::any_of(m_runs.begin(), m_runs.end(), [series](const ComparedRun& run) { return run.series == series; }))
        ++series;
    return series;
}

bool ComparedRuns::contains(const QString& directory) const
{
    const QString wanted = QFileInfo(directory).absoluteFilePath();
    return std::any_of(m_runs.begin(), m_runs.end(), [&](const ComparedRun& run) {
        return !directory.isEmpty() && QFileInfo(run.handle->directory()).absoluteFilePath() == wanted;
    });
}

QStringList ComparedRuns::directories() const
{
    QStringList directories;
    for (const ComparedRun& run : m_runs)
        directories.append(run.handle->directory());
    return directories;
}

void ComparedRuns::renameAll()
{
    for (ComparedRun& run : m_runs) {
        const QString name = run.handle->name();
        const auto same = std::count_if(m_runs.begin(), m_runs.end(),
                                        [&](const ComparedRun& other) { return other.handle->name() == name; });
        const QString parent = QDir(QFileInfo(run.handle->directory()).absolutePath()).dirName();
        run.name = same == 1 ? name : parent + QLatin1Char('/') + name;
    }
    if (!m_runs.empty())
        Q_EMIT dataChanged(index(0, 0), index(count() - 1, kColumns - 1));
}

int ComparedRuns::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }
int ComparedRuns::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(kColumns); }

QVariant ComparedRuns::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const ComparedRun& run = at(index.row());
    const bool isName = index.column() == Name;
    switch (role) {
    case Qt::DisplayRole:
        if (!isName)
            return {};
        return run.isReady() ? nameOf(index.row()) : tr("%1 (reading …)").arg(nameOf(index.row()));
    case Qt::DecorationRole:
        return isName ? QVariant(run.color()) : QVariant();
    case Qt::CheckStateRole:
        return (isName ? run.shown : run.inMean) ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return isName ? run.handle->directory() : tr("Counts towards mean and standard deviation");
    case Qt::AccessibleTextRole:
        return isName ? tr("%1, shown").arg(nameOf(index.row())) : tr("%1, in the mean").arg(nameOf(index.row()));
    default:
        return {};
    }
}

bool ComparedRuns::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.row() >= count())
        return false;
    ComparedRun& run = m_runs[static_cast<std::size_t>(index.row())];
    (index.column() == Name ? run.shown : run.inMean) = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT changed();
    return true;
}

QVariant ComparedRuns::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Run") : tr("In mean");
}

Qt::ItemFlags ComparedRuns::flags(const QModelIndex& index) const
{
    return index.isValid() ? QAbstractTableModel::flags(index) | Qt::ItemIsUserCheckable : Qt::NoItemFlags;
}

} // namespace palimpsest
