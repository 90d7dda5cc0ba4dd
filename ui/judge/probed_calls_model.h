#pragma once

#include "engine/judge/judge_probe.h"

#include <QAbstractTableModel>

#include <optional>

namespace palimpsest {

/// The calls of a probe, one a row.
class ProbedCallsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Candidate, Score, Prompt, Completion, Cost, Time, kColumns };

    using QAbstractTableModel::QAbstractTableModel;

    void setCalls(std::vector<ProbedCall> calls, const std::optional<Price>& price);
    const ProbedCall& call(int row) const { return m_calls[std::size_t(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const ProbedCall& call, int column) const;

    std::vector<ProbedCall> m_calls;
    std::optional<Price> m_price;
};

} // namespace palimpsest
