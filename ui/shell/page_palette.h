#pragma once

#include <QDialog>
#include <QKeySequence>
#include <QString>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace palimpsest {

/// A page as the palette offers it.
struct PageEntry {
    QString key;
    QString title;
    QString icon;
    QString group; ///< empty: none
    QKeySequence keys;
};

/// Pages to go to by typing a part of their names: arrows choose, Enter goes, Escape leaves. Deletes itself.
class PagePalette : public QDialog {
    Q_OBJECT
public:
    PagePalette(const QList<PageEntry>& pages, const QString& current, QWidget* window);

Q_SIGNALS:
    void chosen(const QString& key);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build(const QString& current);
    void search(const QString& text);
    void go(const QModelIndex& index);
    void step(int by);

    QStandardItemModel* m_pages;
    QSortFilterProxyModel* m_found;
    QLineEdit* m_search;
    QListView* m_list;
};

} // namespace palimpsest
