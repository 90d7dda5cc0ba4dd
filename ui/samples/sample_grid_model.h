#pragma once

#include "ui/feedback/grade_mark.h"
#include "ui/samples/sample_arrangement.h"
#include "ui/samples/sample_table.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace palimpsest {

class RunModel;

/// A number that somebody else knows of a sample's generation in an epoch: "human mean", "judge grade". Shown behind
/// the epochs, for the last epoch that has one.
struct SampleColumn {
    QString title;   ///< names the column: another one of that title takes its place
    QString meaning; ///< with its formula
    double low = 0;  ///< of the scale: forgotten
    double high = 1; ///< remembered
    std::function<std::optional<double>(std::int64_t id, std::int64_t epoch)> value;
    /// Whose grades these are: drawn with that mark and scale. Nothing: a plain number.
    std::optional<Grader> grader{};
    QString source{}; ///< of such grades: the study, the judge's model
};

/// The sample × epoch grid: a row a forget sample, a column an epoch, then the added columns. Follows a RunModel; a
/// batch of its changes becomes one change of this model.
class SampleGridModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit SampleGridModel(QObject* parent = nullptr);

    void setRun(const RunModel* run);
    void setMeasure(Measure measure);
    Measure measure() const { return m_measure; }
    void setArrangement(const SampleArrangement& arrangement);
    const SampleArrangement& arrangement() const { return m_arrangement; }
    /// Samples with a bookmark or a note.
    void setMarked(const QSet<std::int64_t>& ids);
    bool isMarked(int row) const { return m_marked.contains(idAt(row)); }
    /// Adds a column, or puts it in the place of the one of its title.
    void addColumn(SampleColumn column);
    void removeColumn(const QString& title);

    int epochs() const { return m_table.columns(); }
    std::int64_t idAt(int row) const { return m_table.id(m_order[std::size_t(row)]); }
    std::int64_t epochAt(int column) const { return m_table.epoch(column); }
    /// -1 where it is filtered out or unknown.
    int rowOf(std::int64_t id) const;
    int columnOf(std::int64_t epoch) const { return m_table.columnOf(epoch); }
    const SampleCell& cell(int row, int column) const { return m_table.cell(m_order[std::size_t(row)], column); }
    double mean(int column) const { return m_table.mean(column, m_measure); }
    /// The threshold in force for the shown measure; NaN where it has none.
    double threshold() const;
    const SampleColumn& extra(int column) const { return m_extras[std::size_t(column - epochs())]; }
    std::optional<double> extraValue(int row, int column) const;
    /// The epoch that an added column's value is of.
    std::optional<std::int64_t> extraEpoch(int row, int column) const;
    /// The same of rows, ends included: "epoch 2", or "epochs 1–3"; empty where none has a value.
    QString extraEpochs(int column, int firstRow, int lastRow) const;
    /// The added columns' grades of a sample after an epoch.
    QList<Grade> grades(std::int64_t id, std::int64_t epoch) const;
    /// How many of all samples a filter lets through.
    int count(SampleFilter filter) const;
    const SampleTable& table() const { return m_table; }
    /// "doc 1670" and the beginning of the reference.
    QString rowTitle(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// Counts, means or rows are others.
    void contentsChanged();

private:
    void refresh();
    void rearrange();
    QString cellText(int row, int column) const;
    QString describe(int row, int column) const;
    QString describeExtra(int row, int column) const;

    QPointer<const RunModel> m_run;
    SampleTable m_table;
    std::vector<int> m_order; ///< rows of the table, as shown
    std::vector<SampleColumn> m_extras;
    QSet<std::int64_t> m_marked;
    SampleArrangement m_arrangement;
    Measure m_measure = Measure::Flag;
    QTimer m_refresh; ///< rows of an epoch arrive one by one
};

} // namespace palimpsest
