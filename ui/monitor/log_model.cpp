#include "ui/monitor/log_model.h"

#include "ui/theme/safe_text.h"
#include "ui/theme/theme.h"

#include <QDateTime>

namespace palimpsest {

namespace {

bool isError(const QString& level) { return level == QLatin1String("ERROR"); }
bool isWarning(const QString& level) { return level == QLatin1String("WARNING"); }

} // namespace

void LogModel::setRun(const RunModel* run)
{
    if (m_run)
        m_run->disconnect(this);
    m_run = run;
    if (run != nullptr) {
        connect(run, &RunModel::logAdded, this, &LogModel::onLogAdded);
        connect(run, &RunModel::reset, this, &LogModel::readAnew);
    }
    readAnew();
}

void LogModel::readAnew()
{
    beginResetModel();
    m_rows = m_run ? static_cast<int>(m_run->log().size()) : 0;
    m_firstTime = m_rows > 0 ? m_run->log().front().t : 0;
    endResetModel();
}

void LogModel::onLogAdded()
{
    const int rows = static_cast<int>(m_run->log().size());
    if (m_rows == 0 || rows < m_rows || m_run->log().front().t != m_firstTime) {
        readAnew();
        return;
    }
    if (rows == m_rows)
        return;
    beginInsertRows({}, m_rows, rows - 1);
    m_rows = rows;
    endInsertRows();
}

int LogModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_rows; }
int LogModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(kColumns); }

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    const auto row = static_cast<std::size_t>(index.row());
    if (!index.isValid() || m_run.isNull() || row >= m_run->log().size())
        return {};
    const RunLogEntry& line = m_run->log()[row];
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
        case Time:
            return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(line.t * 1000))
                .toString(QStringLiteral("HH:mm:ss"));
        case Level:
            return line.level;
        case Text:
            return safeText(line.text);
        default:
            return {};
        }
    }
    if (role == Qt::ToolTipRole && index.column() == Text)
        return safeText(line.text).toHtmlEscaped();
    if (role == Qt::ForegroundRole) {
        if (isError(line.level))
            return themeColor(Token::Danger);
        if (isWarning(line.level))
            return themeColor(Token::Warning);
        if (index.column() != Text)
            return themeColor(Token::Muted);
    }
    return {};
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Level:
        return tr("Level");
    case Text:
        return tr("Message");
    default:
        return {};
    }
}

void LogFilter::setLeast(Least least)
{
    m_least = least;
    invalidateFilter();
}

void LogFilter::setSearch(const QString& text)
{
    m_search = text;
    invalidateFilter();
}

bool LogFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QString level = sourceModel()->index(row, LogModel::Level, parent).data().toString();
    if (m_least == Errors && !isError(level))
        return false;
    if (m_least == Warnings && !isError(level) && !isWarning(level))
        return false;
    if (m_search.isEmpty())
        return true;
    return sourceModel()->index(row, LogModel::Text, parent).data().toString().contains(m_search, Qt::CaseInsensitive);
}

} // namespace palimpsest
