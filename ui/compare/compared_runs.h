#pragma once

#include "ui/bridge/run_handle.h"

#include <QAbstractTableModel>
#include <QColor>

#include <memory>
#include <vector>

namespace palimpsest {

/// A run that is compared: its data, its colour, and whether its curves are shown and count towards the mean.
struct ComparedRun {
    std::unique_ptr<RunHandle> handle;
    int series = 0; ///< place in the theme's series colours; a run keeps it
    bool shown = true;
    bool inMean = false;
    QString name; ///< with its parent folder where another run has the same name

    QColor color() const;
    bool isReady() const { return !handle->isLoading(); }
};

/// The runs of a comparison, as a table: name (checked: shown) and whether the run is part of the mean.
class ComparedRuns : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, InMean, kColumns };

    explicit ComparedRuns(QObject* parent = nullptr);
    ~ComparedRuns() override;

    /// A run that is there already is not added again.
    void add(std::unique_ptr<RunHandle> run);
    void removeAt(int row);
    bool contains(const QString& directory) const;
    QStringList directories() const;
    int count() const { return static_cast<int>(m_runs.size()); }
    const ComparedRun& at(int row) const { return m_runs[static_cast<std::size_t>(row)]; }
    /// The last part of the directory that tells it from the others.
    const QString& nameOf(int row) const { return at(row).name; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// Runs came or went, their data grew, or what is shown of them changed.
    void changed();
    void failed(const QString& what);

private:
    int freeSeries() const;
    int rowOf(const RunHandle* run) const;
    void onFailed(RunHandle* run, const QString& what);

    void renameAll();

    std::vector<ComparedRun> m_runs;
};

} // namespace palimpsest
