#include "ui/study/fact_table.h"

#include "ui/theme/padded_delegate.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace palimpsest {

void FactTable::setFacts(std::vector<FactColumn> columns, std::vector<std::vector<Fact>> rows, QStringList rowTitles)
{
    beginResetModel();
    m_columns = std::move(columns);
    m_rows = std::move(rows);
    m_rowTitles = std::move(rowTitles);
    endResetModel();
}

int FactTable::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

int FactTable::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_columns.size()); }

QVariant FactTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Fact& fact = m_rows[std::size_t(index.row())][std::size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return fact.text;
    case Qt::ToolTipRole:
        return fact.meaning.isEmpty() ? m_columns[std::size_t(index.column())].meaning : fact.meaning;
    case Qt::ForegroundRole:
        return fact.muted ? QVariant(themeColor(Token::Muted)) : QVariant();
    case Qt::FontRole:
        return themeFont(TextSize::Body, fact.strong);
    case Qt::TextAlignmentRole:
        return QVariant(fact.isNumber ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant FactTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole && section < m_rowTitles.size() ? QVariant(m_rowTitles[section]) : QVariant();
    if (section >= columnCount())
        return {};
    const FactColumn& column = m_columns[std::size_t(section)];
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::ToolTipRole)
        return column.meaning;
    if (role == Qt::TextAlignmentRole && !m_rows.empty())
        return QVariant(m_rows.front()[std::size_t(section)].isNumber ? Qt::AlignRight | Qt::AlignVCenter
                                                                      : Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

QTableView* makeFactView(FactTable* table, const QString& name, bool hasRowTitles)
{
    auto* view = new QTableView;
    view->setModel(table);
    view->setItemDelegate(new PaddedDelegate(view));
    view->setAccessibleName(name);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setTabKeyNavigation(false);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->verticalHeader()->setVisible(hasRowTitles);
    view->verticalHeader()->setDefaultSectionSize(Theme::instance().scaled(32));
    view->verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    view->horizontalHeader()->setHighlightSections(false);
    return view;
}

void fitToRows(QTableView* view, int mostRows)
{
    const int rows = std::min(view->model()->rowCount(), mostRows);
    const int header = view->horizontalHeader()->sizeHint().height();
    const int bar = view->style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    view->setFixedHeight(header + rows * view->verticalHeader()->defaultSectionSize() + bar);
}

} // namespace palimpsest
