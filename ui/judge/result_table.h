#pragma once

class QAbstractItemModel;
class QString;
class QTableView;

namespace palimpsest {

/// A table of whole rows as the judge's pages show them: no grid, no row numbers, one row chosen at a time.
QTableView* resultTable(QAbstractItemModel* model, const QString& name);

} // namespace palimpsest
