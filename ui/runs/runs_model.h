#pragma once

#include "ui/bridge/run_summary.h"

#include <QAbstractTableModel>

#include <vector>

namespace palimpsest {

/// The library as a table, a row a run. Tags can be edited in place; everything else is only shown.
class RunsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, State, Model, Method, Profile, Epochs, Accuracy, Likelihood, Tags, Changed, kColumns };
    enum Role { SortRole = Qt::UserRole, DirectoryRole, SearchRole, HeldRole, ReferenceRole, StateRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// Keeps the rows that stay, so that selection and scroll position do.
    void setRuns(const std::vector<RunSummary>& runs);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void problem(const QString& text, const QString& whatToDo);

private:
    QString text(const RunSummary& run, int column) const;
    QVariant sortValue(const RunSummary& run, int column) const;

    std::vector<RunSummary> m_runs;
};

} // namespace palimpsest
