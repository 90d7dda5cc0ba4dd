#pragma once

#include "engine/study/adjudication.h"

#include <QAbstractListModel>

#include <vector>

namespace palimpsest {

/// The items that wait for an adjudicator, or had one, a line each: "Item 12 · 2 8 8", with what was decided.
class DisputedItemsModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setItems(std::vector<DisputedItem> items);
    const DisputedItem& item(int row) const { return m_items[std::size_t(row)]; }
    /// -1 where there is none.
    int rowOf(std::int64_t unit) const;
    /// The next item without decision behind `row`, from the top again at the end; -1 where all are decided.
    int nextUnresolved(int row) const;
    int unresolved() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::vector<DisputedItem> m_items;
};

} // namespace palimpsest
