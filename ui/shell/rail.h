#pragma once

#include "ui/theme/theme.h"

#include <QHash>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace palimpsest {

/// The pages of the window at its left edge, icon and word, collapsible to icons.
class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);

    /// Above the pages that are added from now on.
    void addGroup(const QString& title);
    void addPage(const QString& key, const QString& title, const QString& icon, const QString& shortcut);
    /// At the lower end.
    void addFooter(const QString& key, const QString& title, const QString& icon);
    void setCurrent(const QString& key);
    QToolButton* button(const QString& key) const { return m_buttons.value(key); }

    bool isCollapsed() const { return m_collapsed; }
    void setCollapsed(bool collapsed);

Q_SIGNALS:
    void pageChosen(const QString& key);

private:
    QToolButton* addButton(QVBoxLayout* column, const QString& key, const QString& title, const QString& icon);
    void restyle();

    QVBoxLayout* m_pages;
    QVBoxLayout* m_footer;
    QButtonGroup* m_group;
    QToolButton* m_collapse;
    QHash<QString, QToolButton*> m_buttons;
    QList<QLabel*> m_titles;
    bool m_collapsed = false;
};

} // namespace palimpsest
