#include "ui/shell/rail.h"

#include "ui/theme/spacing.h"

#include <QButtonGroup>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

constexpr int kIcon = 18;

} // namespace

Rail::Rail(QWidget* parent)
    : QWidget(parent),
      m_scroll(new QScrollArea),
      m_pages(new QVBoxLayout),
      m_footer(new QVBoxLayout),
      m_tools(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_group(new QButtonGroup(this)),
      m_collapse(new QToolButton),
      m_search(new QToolButton)
{
    build();
    connect(m_collapse, &QToolButton::clicked, this, [this] { setCollapsed(!m_collapsed); });
    connect(m_search, &QToolButton::clicked, this, &Rail::searchRequested);
    connect(&Theme::instance(), &Theme::changed, this, &Rail::restyle);
    restyle();
}

void Rail::build()
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Midlight);
    auto* content = new QWidget;
    content->setLayout(m_pages);
    m_pages->setContentsMargins(kSpace, kSpace, kSpace, kSpace);
    m_pages->setSpacing(4);
    m_pages->addStretch();
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(content);
    m_tools->setSpacing(4);
    m_tools->addWidget(m_collapse);
    m_tools->addWidget(m_search);
    m_tools->addStretch();
    m_footer->setContentsMargins(kSpace, 0, kSpace, kSpace);
    m_footer->setSpacing(4);
    m_footer->addLayout(m_tools);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_scroll, 1);
    column->addLayout(m_footer);
    m_group->setExclusive(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    const QString search = tr("Go to a page (Ctrl+K)");
    m_search->setToolTip(search);
    m_search->setAccessibleName(search);
}

void Rail::addGroup(const QString& title)
{
    Group group;
    group.title = new QToolButton;
    group.title->setText(title);
    group.title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const int index = groupCount();
    connect(group.title, &QToolButton::clicked, this, [this, index] { setFolded(index, !isFolded(index)); });
    m_pages->insertWidget(m_pages->count() - 1, group.title);
    m_groups.append(group);
    restyle();
}

void Rail::addPage(const QString& key, const QString& title, const QString& icon, const QString& shortcut)
{
    QToolButton* button = addButton(m_pages, key, title, icon);
    button->setToolTip(shortcut.isEmpty() ? title : QStringLiteral("%1 (%2)").arg(title, shortcut));
    if (!m_groups.isEmpty()) {
        m_groups.last().pages.append(button);
        button->setVisible(!m_groups.last().folded);
    }
}

void Rail::addFooter(const QString& key, const QString& title, const QString& icon)
{
    addButton(m_footer, key, title, icon)->setToolTip(title);
}

QToolButton* Rail::addButton(QVBoxLayout* column, const QString& key, const QString& title, const QString& icon)
{
    auto* button = new QToolButton;
    button->setText(title);
    button->setAccessibleName(title);
    button->setIcon(themeIcon(icon));
    button->setCheckable(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_group->addButton(button);
    m_buttons.insert(key, button);
    column->insertWidget(column->count() - 1, button);
    connect(button, &QToolButton::clicked, this, [this, key] { Q_EMIT pageChosen(key); });
    restyle();
    return button;
}

void Rail::setCurrent(const QString& key)
{
    QToolButton* button = m_buttons.value(key);
    if (button == nullptr)
        return;
    button->setChecked(true);
    for (int group = 0; group < groupCount(); ++group)
        if (m_groups[group].pages.contains(button))
            setFolded(group, false);
    if (m_scroll->isAncestorOf(button)) {
        m_scroll->widget()->layout()->activate(); // a button just unfolded has no place yet
        m_scroll->ensureWidgetVisible(button, 0, kSpace);
    }
}

void Rail::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    restyle();
}

void Rail::setFolded(int group, bool folded)
{
    if (group < 0 || group >= groupCount() || m_groups[group].folded == folded)
        return;
    m_groups[group].folded = folded;
    for (QToolButton* page : std::as_const(m_groups[group].pages))
        page->setVisible(!folded);
    restyle();
}

void Rail::restyle()
{
    const int icon = Theme::instance().scaled(kIcon);
    const int widest = restylePages(icon);
    restyleGroups(icon);
    restyleTools(icon);
    m_scroll->verticalScrollBar()->ensurePolished();
    const int bar = m_groups.isEmpty() ? 0 : m_scroll->verticalScrollBar()->sizeHint().width();
    setFixedWidth(widest + 2 * kSpace + qMax(bar, m_collapsed ? 0 : 8));
}

/// The widest button's width.
int Rail::restylePages(int icon)
{
    const auto style = m_collapsed ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    int widest = 0;
    for (QToolButton* button : std::as_const(m_buttons)) {
        button->setToolButtonStyle(style);
        button->setIconSize(QSize(icon + (m_collapsed ? 0 : 8), icon)); // room between icon and word
        button->ensurePolished();
        widest = qMax(widest, button->sizeHint().width());
    }
    return widest;
}

void Rail::restyleGroups(int icon)
{
    for (const Group& group : std::as_const(m_groups)) {
        QToolButton* title = group.title;
        title->setFont(themeFont(TextSize::Caption, true));
        title->setToolButtonStyle(m_collapsed ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
        title->setIcon(
            themeIcon(group.folded ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down"), Token::Muted));
        title->setIconSize(QSize(icon, icon * 2 / 3));
        title->setToolTip(group.folded ? tr("Show the pages of %1").arg(title->text())
                                       : tr("Fold the pages of %1 away").arg(title->text()));
        title->setAccessibleName(title->toolTip());
    }
}

void Rail::restyleTools(int icon)
{
    m_tools->setDirection(m_collapsed ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_collapse->setIcon(
        themeIcon(m_collapsed ? QStringLiteral("panel-left-open") : QStringLiteral("panel-left-close"), Token::Muted));
    m_search->setIcon(themeIcon(QStringLiteral("search"), Token::Muted));
    for (QToolButton* tool : {m_collapse, m_search})
        tool->setIconSize(QSize(icon, icon));
    const QString what = m_collapsed ? tr("Show the words of the rail") : tr("Show icons only");
    m_collapse->setToolTip(what);
    m_collapse->setAccessibleName(what);
}

} // namespace palimpsest
