#pragma once

#include "engine/judge/judge_scores.h"

#include <QAbstractTableModel>

#include <vector>

namespace palimpsest {

/// Each model's grades in a judge run, a row a model.
class ScoresModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Model, Mean, Sd, Scored, LowBound, HighBound, LengthRho, ReplicateSd, kColumns };

    using QAbstractTableModel::QAbstractTableModel;

    void setScores(std::vector<ModelScores> scores);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<ModelScores> m_scores;
};

} // namespace palimpsest
