#pragma once

#include <QDialog>

namespace palimpsest {

/// F1: what can be done by keyboard in this window and on the page that is shown.
class ShortcutsSheet : public QDialog {
    Q_OBJECT
public:
    /// Collects the actions with a shortcut of `window` and of `page` below it.
    ShortcutsSheet(QWidget* window, QWidget* page, const QString& pageTitle);
};

} // namespace palimpsest
