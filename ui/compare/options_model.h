#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace palimpsest {

class ComparedRuns;

/// The options in which the runs differ: one row an option, one column a run.
class OptionsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit OptionsModel(const ComparedRuns* runs, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Option {
        QString name;
        QString help;
        QStringList values; ///< one a run
    };

    void read();

    const ComparedRuns* const m_runs;
    QStringList m_names;
    std::vector<Option> m_options;
};

} // namespace palimpsest
