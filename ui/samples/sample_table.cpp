#include "ui/samples/sample_table.h"

#include "ui/bridge/run_model.h"

#include <algorithm>
#include <limits>

namespace palimpsest {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// samples.csv tells; without it, a run's rows are numbered from 0.
std::vector<std::int64_t> idsOf(const RunModel& run)
{
    std::vector<std::int64_t> ids;
    for (const SampleText& sample : run.samples())
        ids.push_back(sample.id);
    if (ids.empty() && run.hasStarted())
        for (std::int64_t id = 0; id < run.started().rows; ++id)
            ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

int indexOf(const std::vector<std::int64_t>& sorted, std::int64_t value)
{
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), value);
    return at != sorted.end() && *at == value ? int(at - sorted.begin()) : -1;
}

} // namespace

SampleTable::Change SampleTable::changeBy(const RunModel& run) const
{
    const std::vector<std::int64_t> epochs = run.sampledEpochs();
    if (idsOf(run) != m_ids || epochs.size() < m_epochs.size()
        || !std::equal(m_epochs.begin(), m_epochs.end(), epochs.begin()))
        return Change::Everything;
    if (epochs.size() > m_epochs.size())
        return Change::ColumnsAdded;
    return m_epochs.empty() ? Change::Nothing : Change::LastColumn;
}

void SampleTable::update(const RunModel& run)
{
    const Change change = changeBy(run);
    if (change == Change::Nothing)
        return;
    if (change == Change::Everything) {
        clear();
        m_ids = idsOf(run);
    }
    // The column that was last may have been incomplete when it was read.
    std::size_t column = m_columns.empty() ? 0 : m_columns.size() - 1;
    m_epochs = run.sampledEpochs();
    m_columns.resize(m_epochs.size());
    m_means.resize(m_epochs.size());
    for (; column < m_epochs.size(); ++column) {
        readColumn(run, column);
        readMeans(run, column);
    }
}

void SampleTable::clear()
{
    m_ids.clear();
    m_epochs.clear();
    m_columns.clear();
    m_means.clear();
}

int SampleTable::rowOf(std::int64_t id) const { return indexOf(m_ids, id); }

int SampleTable::columnOf(std::int64_t epoch) const { return indexOf(m_epochs, epoch); }

void SampleTable::readColumn(const RunModel& run, std::size_t column)
{
    std::vector<SampleCell>& cells = m_columns[column];
    cells.assign(m_ids.size(), {});
    for (std::size_t row = 0; row < m_ids.size(); ++row) {
        const SampleEvaluated* result = run.sample(m_ids[row], m_epochs[column]);
        SampleCell& cell = cells[row];
        if (result == nullptr) {
            cell.values.fill(kNaN);
            continue;
        }
        const bool forgottenBefore = column > 0 && m_columns[column - 1][row].fate == Fate::Forgotten;
        cell.fate = fateOf(result->flag, forgottenBefore ? 0 : 1);
        cell.caughtByF1 = result->caughtByF1;
        cell.caughtByBleu = result->caughtByBleu;
        cell.recited = result->recited;
        for (const Measure measure : kMeasures)
            cell.values[std::size_t(measure)] = valueOf(*result, measure);
    }
}

void SampleTable::readMeans(const RunModel& run, std::size_t column)
{
    const EpochEvaluated* epoch = run.epochResult(m_epochs[column]);
    for (const Measure measure : kMeasures) {
        double& mean = m_means[column][std::size_t(measure)];
        if (epoch != nullptr) {
            mean = meanOf(*epoch, measure, std::int64_t(m_ids.size()));
            continue;
        }
        double sum = 0;
        int known = 0;
        for (const SampleCell& cell : m_columns[column])
            if (cell.fate != Fate::Unknown) {
                sum += cell.value(measure);
                ++known;
            }
        mean = known > 0 ? sum / known : kNaN;
    }
}

} // namespace palimpsest
