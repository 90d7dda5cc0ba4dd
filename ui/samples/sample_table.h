#pragma once

#include "ui/samples/sample_measure.h"

#include <array>
#include <cstdint>
#include <vector>

namespace palimpsest {

struct SampleCell {
    Fate fate = Fate::Unknown;
    bool caughtByF1 = false;
    bool caughtByBleu = false;
    bool recited = false;
    std::array<double, kMeasures.size()> values{}; ///< by Measure

    double value(Measure measure) const { return values[std::size_t(measure)]; }
    bool isRemembered() const { return fate == Fate::Remembered || fate == Fate::CameBack; }
};

/// A run's rows by epochs, laid out for painting. Updated from a RunModel; only what is new is read again.
class SampleTable {
public:
    enum class Change { Nothing, LastColumn, ColumnsAdded, Everything };

    /// What an update would change; update() then does it.
    Change changeBy(const RunModel& run) const;
    void update(const RunModel& run);
    void clear();

    int rows() const { return int(m_ids.size()); }
    int columns() const { return int(m_epochs.size()); }
    std::int64_t id(int row) const { return m_ids[std::size_t(row)]; }
    std::int64_t epoch(int column) const { return m_epochs[std::size_t(column)]; }
    /// -1 where there is none.
    int rowOf(std::int64_t id) const;
    int columnOf(std::int64_t epoch) const;
    const SampleCell& cell(int row, int column) const { return m_columns[std::size_t(column)][std::size_t(row)]; }
    /// The epoch's mean: EpochEvaluated's, or while an epoch is still being evaluated that of the rows there are.
    double mean(int column, Measure measure) const { return m_means[std::size_t(column)][std::size_t(measure)]; }

private:
    void readColumn(const RunModel& run, std::size_t column);
    void readMeans(const RunModel& run, std::size_t column);

    std::vector<std::int64_t> m_ids;
    std::vector<std::int64_t> m_epochs;
    std::vector<std::vector<SampleCell>> m_columns; ///< [column][row]
    std::vector<std::array<double, kMeasures.size()>> m_means;
};

} // namespace palimpsest
