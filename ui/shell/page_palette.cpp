#include "ui/shell/page_palette.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kKeyRole = Qt::UserRole;
constexpr int kSearchRole = Qt::UserRole + 1;

/// Items that hold every word of the search.
class WordFilter : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QStringList& words)
    {
        m_words = words;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const QString all = sourceModel()->index(row, 0, parent).data(kSearchRole).toString();
        return std::all_of(m_words.begin(), m_words.end(),
                           [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
    }

private:
    QStringList m_words;
};

QStandardItem* itemOf(const PageEntry& page)
{
    QString text = page.group.isEmpty() ? page.title : QStringLiteral("%1 · %2").arg(page.group, page.title);
    auto* item = new QStandardItem(themeIcon(page.icon, Token::Muted), text);
    item->setEditable(false);
    item->setData(page.key, kKeyRole);
    item->setData(page.group + QLatin1Char(' ') + page.title, kSearchRole);
    if (!page.keys.isEmpty())
        item->setText(QStringLiteral("%1  (%2)").arg(text, page.keys.toString(QKeySequence::NativeText)));
    return item;
}

} // namespace

PagePalette::PagePalette(const QList<PageEntry>& pages, const QString& current, QWidget* window)
    : QDialog(window),
      m_pages(new QStandardItemModel(this)),
      m_found(new WordFilter(this)),
      m_search(new QLineEdit),
      m_list(new QListView)
{
    for (const PageEntry& page : pages)
        m_pages->appendRow(itemOf(page));
    m_found->setSourceModel(m_pages);
    build(current);
    connect(m_search, &QLineEdit::textChanged, this, &PagePalette::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { go(m_list->currentIndex()); });
    connect(m_list, &QListView::clicked, this, &PagePalette::go);
}

void PagePalette::build(const QString& current)
{
    setObjectName(QStringLiteral("pagePalette"));
    setWindowTitle(tr("Go to a page"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->setPlaceholderText(tr("Type a part of a page's name"));
    m_search->setAccessibleName(tr("Page to go to"));
    m_search->installEventFilter(this);
    m_list->setModel(m_found);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setSpacing(2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    resize(Theme::instance().scaled(400), Theme::instance().scaled(440));
    const QModelIndexList here = m_found->match(m_found->index(0, 0), kKeyRole, current, 1, Qt::MatchExactly);
    m_list->setCurrentIndex(here.isEmpty() ? m_found->index(0, 0) : here.first());
}

void PagePalette::search(const QString& text)
{
    static_cast<WordFilter*>(m_found)->setWords(text.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    m_list->setCurrentIndex(m_found->index(0, 0));
}

void PagePalette::go(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    Q_EMIT chosen(index.data(kKeyRole).toString());
    accept();
}

void PagePalette::step(int by)
{
    const int rows = m_found->rowCount();
    if (rows == 0)
        return;
    const int row = std::clamp(m_list->currentIndex().row() + by, 0, rows - 1);
    m_list->setCurrentIndex(m_found->index(row, 0));
}

/// Arrows move in the list while the search keeps the keyboard.
bool PagePalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        constexpr int kPage = 8;
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_PageDown:
            step(kPage);
            return true;
        case Qt::Key_PageUp:
            step(-kPage);
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace palimpsest
