#include "ui/samples/sample_grid_model.h"

#include "ui/bridge/run_model.h"
#include "ui/theme/safe_text.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

namespace palimpsest {

namespace {

constexpr int kRefreshMilliseconds = 100;
constexpr int kTitleCharacters = 160;

} // namespace

SampleGridModel::SampleGridModel(QObject* parent) : QAbstractTableModel(parent)
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshMilliseconds);
    connect(&m_refresh, &QTimer::timeout, this, &SampleGridModel::refresh);
}

void SampleGridModel::setRun(const RunModel* run)
{
    if (m_run != nullptr)
        m_run->disconnect(this);
    m_refresh.stop();
    m_run = run;
    beginResetModel();
    m_table.clear();
    m_order.clear();
    if (run != nullptr)
        m_table.update(*run);
    m_arrangement.sortColumn = -1;
    rearrange();
    endResetModel();
    if (run != nullptr) {
        const auto later = [this] {
            if (!m_refresh.isActive())
                m_refresh.start();
        };
        connect(run, &RunModel::reset, this, later);
        connect(run, &RunModel::startedChanged, this, later);
        connect(run, &RunModel::samplesChanged, this, later);
        connect(run, &RunModel::epochAdded, this, later);
        connect(run, &RunModel::settingsChanged, this, later);
    }
    Q_EMIT contentsChanged();
}

void SampleGridModel::setMeasure(Measure measure)
{
    if (std::exchange(m_measure, measure) == measure)
        return;
    m_arrangement.measure = measure;
    if (m_arrangement.sort == SampleSort::Measure) {
        beginResetModel();
        rearrange();
        endResetModel();
    } else if (rowCount() > 0 && columnCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    }
    Q_EMIT contentsChanged();
}

void SampleGridModel::setArrangement(const SampleArrangement& arrangement)
{
    if (arrangement == m_arrangement)
        return;
    beginResetModel();
    m_arrangement = arrangement;
    rearrange();
    endResetModel();
    Q_EMIT contentsChanged();
}

void SampleGridModel::setMarked(const QSet<std::int64_t>& ids)
{
    m_marked = ids;
    if (m_arrangement.filter == SampleFilter::Marked) {
        beginResetModel();
        rearrange();
        endResetModel();
    } else if (rowCount() > 0) {
        Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
    }
    Q_EMIT contentsChanged();
}

void SampleGridModel::addColumn(SampleColumn column)
{
    const auto known = std::ranges::find(m_extras, column.title, &SampleColumn::title);
    if (known != m_extras.end()) {
        *known = std::move(column);
        refresh();
        return;
    }
    const int at = columnCount();
    beginInsertColumns({}, at, at);
    m_extras.push_back(std::move(column));
    endInsertColumns();
    Q_EMIT contentsChanged();
}

void SampleGridModel::removeColumn(const QString& title)
{
    const auto known = std::ranges::find(m_extras, title, &SampleColumn::title);
    if (known == m_extras.end())
        return;
    const int at = epochs() + int(known - m_extras.begin());
    beginRemoveColumns({}, at, at);
    m_extras.erase(known);
    endRemoveColumns();
    Q_EMIT contentsChanged();
}

int SampleGridModel::rowOf(std::int64_t id) const
{
    const int row = m_table.rowOf(id);
    const auto at = std::find(m_order.begin(), m_order.end(), row);
    return row >= 0 && at != m_order.end() ? int(at - m_order.begin()) : -1;
}

double SampleGridModel::threshold() const
{
    const QString setting = measureInfo(m_measure).setting;
    bool isNumber = false;
    const double value = m_run && !setting.isEmpty() ? m_run->setting(setting).toDouble(&isNumber) : 0;
    return isNumber ? value : std::numeric_limits<double>::quiet_NaN();
}

std::optional<std::int64_t> SampleGridModel::extraEpoch(int row, int column) const
{
    const SampleColumn& extra = this->extra(column);
    for (int epoch = epochs() - 1; epoch >= 0; --epoch)
        if (extra.value(idAt(row), epochAt(epoch)))
            return epochAt(epoch);
    return std::nullopt;
}

std::optional<double> SampleGridModel::extraValue(int row, int column) const
{
    const auto epoch = extraEpoch(row, column);
    return epoch ? extra(column).value(idAt(row), *epoch) : std::nullopt;
}

QString SampleGridModel::extraEpochs(int column, int firstRow, int lastRow) const
{
    std::set<std::int64_t> seen;
    for (int row = firstRow; row <= lastRow; ++row)
        if (const auto epoch = extraEpoch(row, column))
            seen.insert(*epoch);
    if (seen.empty())
        return {};
    return seen.size() == 1 ? headerData(columnOf(*seen.begin()), Qt::Horizontal).toString()
                            : tr("epochs %1–%2").arg(*seen.begin()).arg(*seen.rbegin());
}

QList<Grade> SampleGridModel::grades(std::int64_t id, std::int64_t epoch) const
{
    QList<Grade> grades;
    for (const SampleColumn& column : m_extras)
        if (const auto value = column.grader ? column.value(id, epoch) : std::nullopt)
            grades.append({*column.grader, *value, column.source});
    return grades;
}

int SampleGridModel::count(SampleFilter filter) const
{
    int count = 0;
    for (int row = 0; row < m_table.rows(); ++row)
        count += passes(filter, m_table, row, m_marked) ? 1 : 0;
    return count;
}

QString SampleGridModel::rowTitle(int row) const
{
    const SampleText* text = m_run ? m_run->sampleText(idAt(row)) : nullptr;
    if (text == nullptr)
        return tr("sample %1").arg(idAt(row));
    return tr("doc %1").arg(text->docId) + QStringLiteral("  ")
           + safeText(text->reference.left(kTitleCharacters).simplified());
}

int SampleGridModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_order.size()); }

int SampleGridModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_table.columns() + int(m_extras.size());
}

QVariant SampleGridModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const bool isExtra = index.column() >= epochs();
    switch (role) {
    case Qt::DisplayRole:
        return cellText(index.row(), index.column());
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return isExtra ? describeExtra(index.row(), index.column()) : describe(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignCenter);
    default:
        return {};
    }
}

QVariant SampleGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole && section < rowCount() ? QVariant(rowTitle(section)) : QVariant();
    if (section >= columnCount())
        return {};
    if (section >= epochs()) {
        const SampleColumn& column = extra(section);
        return role == Qt::DisplayRole ? QVariant(column.title)
                                       : (role == Qt::ToolTipRole ? QVariant(column.meaning) : QVariant());
    }
    const QString name = epochAt(section) == 0 ? tr("before") : tr("epoch %1").arg(epochAt(section));
    if (role == Qt::DisplayRole)
        return name;
    if (role == Qt::ToolTipRole) {
        const MeasureInfo info = measureInfo(m_measure);
        const QString value = QString::number(mean(section), 'f', 3);
        return tr("%1: mean %2 %3\n%4\nClick to sort by this epoch.").arg(name, info.shorter, value, info.meaning);
    }
    return {};
}

void SampleGridModel::refresh()
{
    if (m_run == nullptr)
        return;
    const SampleTable::Change change = m_table.changeBy(*m_run);
    // Sorted by what matters now, an epoch moves rows as well as columns.
    if (change != SampleTable::Change::Nothing) {
        beginResetModel();
        m_table.update(*m_run);
        rearrange();
        endResetModel();
    } else if (rowCount() > 0 && columnCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
    Q_EMIT contentsChanged();
}

void SampleGridModel::rearrange()
{
    m_order = m_run ? arrange(m_table, *m_run, m_marked, m_arrangement) : std::vector<int>();
}

QString SampleGridModel::cellText(int row, int column) const
{
    if (column >= epochs()) {
        const auto value = extraValue(row, column);
        if (!value)
            return QStringLiteral("–");
        const auto grader = extra(column).grader;
        return grader ? gradeText(*grader, *value) : QString::number(*value, 'f', 1);
    }
    return valueText(cell(row, column).value(m_measure), m_measure);
}

QString SampleGridModel::describe(int row, int column) const
{
    const SampleCell& cell = this->cell(row, column);
    QString text = headerData(column, Qt::Horizontal).toString() + QStringLiteral(" · ") + rowTitle(row)
                   + QStringLiteral("\n") + fateName(cell.fate);
    if (cell.fate == Fate::Unknown)
        return text;
    if (cell.recited)
        text += tr(", recited word for word");
    if (cell.caughtByF1)
        text += tr(", caught by the F1 arm");
    if (cell.caughtByBleu)
        text += tr(", caught by the BLEU arm");
    for (const Measure measure : kMeasures)
        if (measure != Measure::Flag)
            text +=
                QStringLiteral("\n%1 %2").arg(measureInfo(measure).shorter, valueText(cell.value(measure), measure));
    return text;
}

QString SampleGridModel::describeExtra(int row, int column) const
{
    QString text = extra(column).title + QStringLiteral(": ") + cellText(row, column) + QStringLiteral(" · ");
    if (const QString epoch = extraEpochs(column, row, row); !epoch.isEmpty())
        text += epoch + QStringLiteral(" · ");
    return text + rowTitle(row) + QStringLiteral("\n") + extra(column).meaning;
}

} // namespace palimpsest
