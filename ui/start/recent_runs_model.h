#pragma once

#include "ui/start/recent_runs.h"

#include <QAbstractListModel>

namespace palimpsest {

/// The recent runs as a list: name, and below it where it is and when it was opened.
class RecentRunsModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { DirectoryRole = Qt::UserRole, DetailRole };

    using QAbstractListModel::QAbstractListModel;

    void setRuns(QList<RecentRun> runs);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<RecentRun> m_runs;
};

} // namespace palimpsest
