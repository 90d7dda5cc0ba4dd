#pragma once

#include "ui/bridge/run_model.h"

#include <QAbstractListModel>

#include <vector>

namespace palimpsest {

/// The beginning of a text as a list shows it.
QString oneLine(const QString& text);

/// The forget rows of a run by their texts, in order of ids.
class SampleListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, SearchRole, CaptionRole };

    using QAbstractListModel::QAbstractListModel;

    void setSamples(std::vector<SampleText> samples);
    const SampleText* sample(int row) const;
    int rowOf(qint64 id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<SampleText> m_samples;
};

} // namespace palimpsest
