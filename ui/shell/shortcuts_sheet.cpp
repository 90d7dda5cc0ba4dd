#include "ui/shell/shortcuts_sheet.h"

#include "ui/theme/section_header.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

using Shortcuts = QList<QPair<QString, QString>>; ///< keys, what they do

QString plain(QString text) { return text.remove(QLatin1Char('&')); }

void collect(Shortcuts& shortcuts, const QAction* action)
{
    QStringList keys;
    for (const QKeySequence& sequence : action->shortcuts())
        keys.append(sequence.toString(QKeySequence::NativeText));
    const QPair<QString, QString> entry(keys.join(QStringLiteral(", ")), plain(action->text()));
    if (!keys.isEmpty() && !entry.second.isEmpty() && !shortcuts.contains(entry))
        shortcuts.append(entry);
}

Shortcuts shortcutsBelow(const QWidget* widget)
{
    Shortcuts shortcuts;
    for (const QAction* action : widget->findChildren<QAction*>())
        collect(shortcuts, action);
    for (const QAbstractButton* button : widget->findChildren<QAbstractButton*>()) {
        if (!button->shortcut().isEmpty() && !button->text().isEmpty())
            shortcuts.append({button->shortcut().toString(QKeySequence::NativeText), plain(button->text())});
    }
    for (const QShortcut* shortcut : widget->findChildren<QShortcut*>()) {
        if (!shortcut->whatsThis().isEmpty())
            shortcuts.append({shortcut->key().toString(QKeySequence::NativeText), shortcut->whatsThis()});
    }
    return shortcuts;
}

QWidget* table(const Shortcuts& shortcuts)
{
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, 16);
    grid->setHorizontalSpacing(24);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < shortcuts.size(); ++row) {
        auto* keys = new QLabel(shortcuts[row].first);
        keys->setFont(themeFont(TextSize::Body, true));
        auto* what = new QLabel(shortcuts[row].second);
        what->setTextFormat(Qt::PlainText);
        grid->addWidget(keys, row, 0);
        grid->addWidget(what, row, 1);
    }
    return widget;
}

} // namespace

ShortcutsSheet::ShortcutsSheet(QWidget* window, QWidget* page, const QString& pageTitle) : QDialog(window)
{
    setObjectName(QStringLiteral("shortcutsSheet"));
    setWindowTitle(tr("Keyboard"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* content = new QWidget;
    auto* list = new QVBoxLayout(content);
    Shortcuts everywhere;
    for (const QAction* action : window->actions())
        collect(everywhere, action);
    list->addWidget(new SectionHeader(tr("Everywhere")));
    list->addWidget(table(everywhere));
    if (const Shortcuts here = page != nullptr ? shortcutsBelow(page) : Shortcuts(); !here.isEmpty()) {
        list->addWidget(new SectionHeader(pageTitle));
        list->addWidget(table(here));
    }
    list->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(scroll);
    column->addWidget(buttons);
    resize(Theme::instance().scaled(440), Theme::instance().scaled(520));
}

} // namespace palimpsest
