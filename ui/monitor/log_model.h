#pragma once

#include "ui/bridge/run_model.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QSortFilterProxyModel>

namespace palimpsest {

/// A run's log: time, level, text. Lines are appended; when the run forgets its oldest, all is read anew.
class LogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Level, Text, kColumns };

    using QAbstractTableModel::QAbstractTableModel;

    void setRun(const RunModel* run);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void onLogAdded();
    void readAnew();

    QPointer<const RunModel> m_run;
    int m_rows = 0;
    double m_firstTime = 0; ///< of the first line: another one means that lines were forgotten
};

/// The log's lines of a level and above that contain a text.
class LogFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum Least { Everything, Warnings, Errors };

    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setLeast(Least least);
    void setSearch(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    Least m_least = Everything;
    QString m_search;
};

} // namespace palimpsest
