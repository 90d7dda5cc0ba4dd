#include "ui/study/rater_list.h"

#include "ui/theme/theme.h"

#include <QAction>
#include <QGridLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace palimpsest {

RaterList::RaterList(QWidget* parent)
    : QWidget(parent),
      m_name(new QLineEdit),
      m_list(new QListWidget),
      m_add(new QPushButton(tr("Add"))),
      m_remove(new QPushButton(tr("Remove")))
{
    m_name->setPlaceholderText(tr("Name of a rater"));
    m_name->setAccessibleName(tr("Name of a rater"));
    m_add->setAccessibleName(tr("Add the rater"));
    m_remove->setAccessibleName(tr("Remove the selected rater"));
    m_list->setAccessibleName(tr("Raters"));
    m_list->setFixedHeight(Theme::instance().scaled(96));
    auto* remove = new QAction(tr("Remove"), m_list);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(remove);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    grid->addWidget(m_name, 0, 0);
    grid->addWidget(m_add, 0, 1);
    grid->addWidget(m_list, 1, 0);
    grid->addWidget(m_remove, 1, 1, Qt::AlignTop);
    connect(m_add, &QPushButton::clicked, this, &RaterList::add);
    connect(m_name, &QLineEdit::returnPressed, this, &RaterList::add);
    connect(m_name, &QLineEdit::textChanged, this, &RaterList::updateButtons);
    connect(m_remove, &QPushButton::clicked, this, &RaterList::removeSelected);
    connect(remove, &QAction::triggered, this, &RaterList::removeSelected);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &RaterList::updateButtons);
    updateButtons();
}

QStringList RaterList::names() const
{
    QStringList names;
    for (int row = 0; row < m_list->count(); ++row)
        names.append(m_list->item(row)->text());
    return names;
}

void RaterList::setNames(const QStringList& names)
{
    m_list->clear();
    m_list->addItems(names);
    Q_EMIT changed();
}

void RaterList::add()
{
    // Several at once, as they are pasted from a list.
    const QStringList before = names();
    for (const QString& part : m_name->text().split(QLatin1Char(',')))
        if (const QString name = part.simplified(); !name.isEmpty() && !names().contains(name))
            m_list->addItem(name);
    m_name->clear();
    if (names() != before)
        Q_EMIT changed();
}

void RaterList::removeSelected()
{
    if (m_list->selectedItems().isEmpty())
        return;
    qDeleteAll(m_list->selectedItems());
    Q_EMIT changed();
}

void RaterList::updateButtons()
{
    m_add->setEnabled(!m_name->text().trimmed().isEmpty());
    m_remove->setEnabled(!m_list->selectedItems().isEmpty());
}

} // namespace palimpsest
