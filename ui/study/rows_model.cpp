#include "ui/study/rows_model.h"

#include "ui/theme/safe_text.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QSettings>
#include <QTableView>

#include <algorithm>

namespace palimpsest {

RowsModel::RowsModel(std::vector<Column> columns, QObject* parent)
    : QAbstractTableModel(parent),
      m_columns(std::move(columns))
{
}

void RowsModel::setRows(std::vector<Row> rows)
{
    const bool same = std::ranges::equal(rows, m_rows, {}, &Row::id, &Row::id);
    if (same && !rows.empty()) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, int(m_columns.size()) - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int RowsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }
int RowsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_columns.size()); }

QVariant RowsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    const bool isNumber = m_columns[std::size_t(index.column())].isNumber;
    switch (role) {
    case Qt::DisplayRole:
        return safeText(row.cells.value(index.column()));
    case Qt::DecorationRole:
        return index.column() == 0 && !row.icon.isEmpty() ? QVariant(themeIcon(row.icon, Token::Muted)) : QVariant();
    case Qt::ForegroundRole:
        return row.isMuted ? QVariant(themeColor(Token::Muted)) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        return QStringLiteral("<qt>%1</qt>")
            .arg(safeText(row.tip.isEmpty() ? row.cells.value(index.column()) : row.tip).toHtmlEscaped());
    case IdRole:
        return row.id;
    default:
        return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= int(m_columns.size()))
        return {};
    const Column& column = m_columns[std::size_t(section)];
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::ToolTipRole && !column.meaning.isEmpty())
        return column.meaning;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (column.isNumber ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

QTableView* makeRowsView(RowsModel* model, const QString& name, const QString& settings, QWidget* parent)
{
    auto* view = new QTableView(parent);
    view->setModel(model);
    view->setAccessibleName(name);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setTabKeyNavigation(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(Theme::instance().scaled(32));
    QHeaderView* header = view->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    if (!header->restoreState(QSettings().value(settings).toByteArray()))
        for (int column = 0; column < int(model->columns().size()); ++column)
            view->setColumnWidth(column, Theme::instance().scaled(model->columns()[std::size_t(column)].width));
    QObject::connect(header, &QHeaderView::sectionResized, header,
                     [header, settings] { QSettings().setValue(settings, header->saveState()); });
    return view;
}

qint64 selectedId(const QTableView* view)
{
    const QModelIndexList rows = view->selectionModel()->selectedRows();
    return rows.isEmpty() ? 0 : rows.front().data(RowsModel::IdRole).toLongLong();
}

void selectId(QTableView* view, qint64 id)
{
    for (int row = 0; row < view->model()->rowCount(); ++row)
        if (view->model()->index(row, 0).data(RowsModel::IdRole).toLongLong() == id)
            view->selectRow(row);
}

} // namespace palimpsest
