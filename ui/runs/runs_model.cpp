#include "ui/runs/runs_model.h"

#include "ui/language/date_text.h"
#include "ui/shell/run_state_look.h"
#include "ui/theme/safe_text.h"
#include "ui/theme/theme.h"

#include <algorithm>
#include <cmath>

namespace palimpsest {

namespace {

QString share(double value) { return std::isnan(value) ? QStringLiteral("–") : QString::number(value, 'f', 3); }

bool isNumber(int column)
{
    return column == RunsModel::Epochs || column == RunsModel::Accuracy || column == RunsModel::Likelihood;
}

RunStateLook lookOf(const RunSummary& run)
{
    if (run.state == QStringLiteral("running"))
        return runStateLook(QStringLiteral("training"));
    return runStateLook(run.state);
}

} // namespace

void RunsModel::setRuns(const std::vector<RunSummary>& runs)
{
    const auto isIn = [](const std::vector<RunSummary>& list, const RunSummary& run) {
        return std::any_of(list.begin(), list.end(), [&](const auto& r) { return r.directory == run.directory; });
    };
    for (int row = int(m_runs.size()) - 1; row >= 0; --row)
        if (!isIn(runs, m_runs[std::size_t(row)])) {
            beginRemoveRows({}, row, row);
            m_runs.erase(m_runs.begin() + row);
            endRemoveRows();
        }
    for (const RunSummary& run : runs) {
        const auto known =
            std::find_if(m_runs.begin(), m_runs.end(), [&](const auto& r) { return r.directory == run.directory; });
        const int row = int(known - m_runs.begin());
        if (known == m_runs.end()) {
            beginInsertRows({}, row, row);
            m_runs.push_back(run);
            endInsertRows();
        } else if (*known != run) {
            *known = run;
            Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
        }
    }
}

int RunsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_runs.size()); }
int RunsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(kColumns); }

QString RunsModel::text(const RunSummary& run, int column) const
{
    switch (column) {
    case Name:
        return run.name;
    case State:
        return run.reference ? tr("Reference") : lookOf(run).word;
    case Model:
        return run.model;
    case Method:
        return run.method;
    case Profile:
        return run.profile;
    case Epochs:
        return QString::number(run.epochs);
    case Accuracy:
        return share(run.acc);
    case Likelihood:
        return share(run.el);
    case Tags:
        return run.tags.join(QStringLiteral(", "));
    default:
        return dateText(run.changed);
    }
}

QVariant RunsModel::sortValue(const RunSummary& run, int column) const
{
    switch (column) {
    case Epochs:
        return run.epochs;
    case Accuracy:
        return std::isnan(run.acc) ? 2.0 : run.acc; // unknown ones last
    case Likelihood:
        return std::isnan(run.el) ? 2.0 : run.el;
    case Changed:
        return run.changed;
    default:
        return text(run, column);
    }
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RunSummary& run = m_runs[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return safeText(text(run, index.column()));
    case Qt::EditRole:
        return text(run, index.column());
    case Qt::DecorationRole:
        return index.column() == State && !run.reference ? QVariant(themeIcon(lookOf(run).icon, Token::Muted))
                                                         : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        if (index.column() == State && !run.holder.isEmpty())
            return QStringLiteral("<qt>%1</qt>").arg(tr("Going on: %1").arg(run.holder).toHtmlEscaped());
        return QStringLiteral("<qt>%1</qt>").arg(safeText(run.directory).toHtmlEscaped());
    case SortRole:
        return sortValue(run, index.column());
    case DirectoryRole:
        return run.directory;
    case SearchRole:
        return QStringList{run.name,    run.model, run.experiment,     run.method,
                           run.profile, run.state, run.tags.join(' '), text(run, State)}
            .join('\n');
    case HeldRole:
        return !run.holder.isEmpty();
    case ReferenceRole:
        return run.reference;
    case StateRole:
        return run.state;
    default:
        return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && section == Accuracy)
        return tr("Memorization accuracy after the last epoch: the share of tokens of the forget rows that the model "
                  "guesses from those before.");
    if (role == Qt::ToolTipRole && section == Likelihood)
        return tr("Extraction likelihood after the last epoch: the share of n-grams of the suffix that the model "
                  "writes when it is started within it, over all starts.");
    if (role == Qt::ToolTipRole && section == Tags)
        return tr("Words of your own, with commas between. Edit with F2.");
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Run"),    tr("State"), tr("Model"), tr("Method"), tr("Profile"),
                             tr("Epochs"), tr("MA"),    tr("EL"),    tr("Tags"),   tr("Changed")};
    return titles[section];
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags basic = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Tags ? basic | Qt::ItemIsEditable : basic;
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || index.column() != Tags || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    RunSummary& run = m_runs[std::size_t(index.row())];
    QStringList tags;
    for (const QString& part : value.toString().split(','))
        if (const QString tag = part.simplified(); !tag.isEmpty() && !tags.contains(tag))
            tags.append(tag);
    if (tags == run.tags)
        return true;
    if (const QString failure = writeTags(run.directory, tags); !failure.isEmpty()) {
        Q_EMIT problem(tr("The tags of %1 cannot be saved: %2").arg(run.name, failure),
                       tr("Copy the run to a folder of yours first."));
        return false;
    }
    run.tags = tags;
    Q_EMIT dataChanged(index, index);
    return true;
}

} // namespace palimpsest
