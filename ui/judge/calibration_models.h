#pragma once

#include "engine/judge/calibration.h"

#include <QAbstractTableModel>

#include <vector>

namespace palimpsest {

/// Agreement within each model's candidates.
class CalibrationModelsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Model, N, MeanOther, MeanJudge, Rho, TauB, kColumns };

    using QAbstractTableModel::QAbstractTableModel;
    void setCalibration(const Calibration& calibration);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<Calibration::OfModel> m_models;
    bool m_human = true;
};

/// The candidates that the two place most differently, worst first.
class DisagreementsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Model, Document, Other, Judge, PlaceOther, PlaceJudge, kColumns };

    using QAbstractTableModel::QAbstractTableModel;
    void setCalibration(const Calibration& calibration, const std::vector<JudgeUnit>& units);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<Calibration::Disagreement> m_worst;
    std::vector<JudgeUnit> m_units; ///< of each
    bool m_human = true;
};

} // namespace palimpsest
