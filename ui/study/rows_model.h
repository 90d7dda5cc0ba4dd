#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

class QTableView;

namespace palimpsest {

/// A small table of what a project says: texts in columns, a row with an id of its own. A row that stays keeps its
/// place, so that a selection outlives a reload.
class RowsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    struct Column {
        QString title;
        QString meaning; ///< tool tip of the header
        bool isNumber = false;
        int width = 120;
    };
    struct Row {
        qint64 id = 0;
        QStringList cells;
        QString icon; ///< in the first column; a name in resources/icons
        QString tip;
        bool isMuted = false;
    };
    enum Role { IdRole = Qt::UserRole };

    explicit RowsModel(std::vector<Column> columns, QObject* parent = nullptr);

    void setRows(std::vector<Row> rows);
    const std::vector<Column>& columns() const { return m_columns; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const std::vector<Column> m_columns;
    std::vector<Row> m_rows;
};

/// A view of it, dressed as the tables of the other pages, that keeps its columns' widths in the settings under
/// `settings`. The view owns nothing.
QTableView* makeRowsView(RowsModel* model, const QString& name, const QString& settings, QWidget* parent);

/// The id of the selected row; 0 where none is.
qint64 selectedId(const QTableView* view);
void selectId(QTableView* view, qint64 id);

} // namespace palimpsest
