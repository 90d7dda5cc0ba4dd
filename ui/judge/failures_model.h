#pragma once

#include "engine/judge/judge_failures.h"

#include <QAbstractTableModel>

#include <vector>

namespace palimpsest {

/// A judge run's failures of one class, a row a failure.
class FailuresModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Candidate, Document, Replicate, Calls, Details, Reply, ByHand, kColumns };

    using QAbstractTableModel::QAbstractTableModel;

    void setFailures(std::vector<JudgeFailure> failures);
    const JudgeFailure& failure(int row) const { return m_failures[std::size_t(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const JudgeFailure& failure, int column) const;

    std::vector<JudgeFailure> m_failures;
};

} // namespace palimpsest
