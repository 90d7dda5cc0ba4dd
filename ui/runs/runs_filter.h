#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace palimpsest {

/// The runs that hold every word of a search, sorted by the values behind the texts.
class RunsFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit RunsFilter(QObject* parent = nullptr);
    void setSearch(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

} // namespace palimpsest
