#pragma once

#include "ui/theme/theme.h"

#include <QHash>
#include <QWidget>

class QBoxLayout;
class QButtonGroup;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace palimpsest {

/// The pages of the window at its left edge, icon and word, collapsible to icons. Groups of pages fold under their
/// titles; what does not fit scrolls.
class Rail : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);

    /// Above the pages that are added from now on; a click on it folds them away.
    void addGroup(const QString& title);
    void addPage(const QString& key, const QString& title, const QString& icon, const QString& shortcut);
    /// At the lower end.
    void addFooter(const QString& key, const QString& title, const QString& icon);
    /// Unfolds its group and scrolls to it.
    void setCurrent(const QString& key);
    QToolButton* button(const QString& key) const { return m_buttons.value(key); }

    bool isCollapsed() const { return m_collapsed; }
    void setCollapsed(bool collapsed);

    int groupCount() const { return static_cast<int>(m_groups.size()); }
    QToolButton* groupTitle(int group) const { return m_groups[group].title; }
    bool isFolded(int group) const { return m_groups[group].folded; }
    void setFolded(int group, bool folded);

Q_SIGNALS:
    void pageChosen(const QString& key);
    void searchRequested();

private:
    struct Group {
        QToolButton* title = nullptr;
        QList<QToolButton*> pages;
        bool folded = false;
    };

    QToolButton* addButton(QVBoxLayout* column, const QString& key, const QString& title, const QString& icon);
    void build();
    void restyle();
    int restylePages(int icon);
    void restyleGroups(int icon);
    void restyleTools(int icon);

    QScrollArea* m_scroll;
    QVBoxLayout* m_pages;
    QVBoxLayout* m_footer;
    QBoxLayout* m_tools;
    QButtonGroup* m_group;
    QToolButton* m_collapse;
    QToolButton* m_search;
    QHash<QString, QToolButton*> m_buttons;
    QList<Group> m_groups;
    bool m_collapsed = false;
};

} // namespace palimpsest
