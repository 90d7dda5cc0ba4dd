#include "ui/study/disputed_items_model.h"

#include "ui/theme/theme.h"

#include <algorithm>

namespace palimpsest {

void DisputedItemsModel::setItems(std::vector<DisputedItem> items)
{
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
}

int DisputedItemsModel::rowOf(std::int64_t unit) const
{
    const auto found = std::ranges::find(m_items, unit, &DisputedItem::unit);
    return found == m_items.end() ? -1 : int(found - m_items.begin());
}

int DisputedItemsModel::nextUnresolved(int row) const
{
    const int count = int(m_items.size());
    for (int step = 1; step <= count; ++step) {
        const int place = (row + step) % count;
        if (!item(place).decided())
            return place;
    }
    return -1;
}

int DisputedItemsModel::unresolved() const
{
    return int(std::ranges::count_if(m_items, [](const DisputedItem& item) { return !item.decided(); }));
}

int DisputedItemsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_items.size()); }

QVariant DisputedItemsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const DisputedItem& item = this->item(index.row());
    const std::optional<int> decided = item.decided();
    if (role == Qt::DisplayRole) {
        QStringList values;
        for (const DisputedItem::Voice& voice : item.voices)
            values << QString::number(voice.value);
        const QString line = tr("Item %1 · %2").arg(item.unit).arg(values.join(QLatin1Char(' ')));
        return decided ? tr("%1 → %2").arg(line).arg(*decided) : line;
    }
    if (role == Qt::ForegroundRole && decided)
        return themeColor(Token::Muted);
    if (role == Qt::ToolTipRole)
        return decided ? tr("Range %1, decided: %2").arg(item.range).arg(*decided)
                       : tr("Range %1, not decided yet").arg(item.range);
    return {};
}

} // namespace palimpsest
