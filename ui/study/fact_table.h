#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

class QTableView;

namespace palimpsest {

/// One cell: what it says, and on hover what that means.
struct Fact {
    QString text;
    QString meaning;
    bool muted = false;  ///< rests on too little to be relied on
    bool strong = false; ///< what to look at
    bool isNumber = true;
};

struct FactColumn {
    QString title;
    QString meaning; ///< with its formula
};

/// A table of finished figures: read-only, replaced as a whole.
class FactTable : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// `rowTitles`: empty, or one a row. Every row has as many facts as there are columns.
    void setFacts(std::vector<FactColumn> columns, std::vector<std::vector<Fact>> rows, QStringList rowTitles = {});

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<FactColumn> m_columns;
    std::vector<std::vector<Fact>> m_rows;
    QStringList m_rowTitles;
};

/// A view of such a table: rows are selected, columns as wide as their contents, no vertical header without row titles.
QTableView* makeFactView(FactTable* table, const QString& name, bool hasRowTitles = false);
/// As high as its rows, at most `mostRows` of them; the rest is scrolled.
void fitToRows(QTableView* view, int mostRows);

} // namespace palimpsest
