#include "ui/shell/rail.h"

#include <QButtonGroup>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

constexpr int kIcon = 18;

} // namespace

Rail::Rail(QWidget* parent)
    : QWidget(parent),
      m_pages(new QVBoxLayout),
      m_footer(new QVBoxLayout),
      m_group(new QButtonGroup(this)),
      m_collapse(new QToolButton)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Midlight);
    auto* content = new QWidget;
    content->setLayout(m_pages);
    m_pages->setContentsMargins(8, 8, 8, 8);
    m_pages->setSpacing(4);
    m_pages->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    scroll->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_footer->setContentsMargins(8, 0, 8, 8);
    m_footer->setSpacing(4);
    m_footer->addWidget(m_collapse);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    column->addLayout(m_footer);
    m_group->setExclusive(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    connect(m_collapse, &QToolButton::clicked, this, [this] { setCollapsed(!m_collapsed); });
    connect(&Theme::instance(), &Theme::changed, this, &Rail::restyle);
    restyle();
}

void Rail::addGroup(const QString& title)
{
    auto* label = new QLabel(title);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setContentsMargins(4, 8, 4, 0);
    m_titles.append(label);
    m_pages->insertWidget(m_pages->count() - 1, label);
    restyle();
}

void Rail::addPage(const QString& key, const QString& title, const QString& icon, const QString& shortcut)
{
    QToolButton* button = addButton(m_pages, key, title, icon);
    button->setToolTip(shortcut.isEmpty() ? title : QStringLiteral("%1 (%2)").arg(title, shortcut));
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
    if (QToolButton* button = m_buttons.value(key))
        button->setChecked(true);
}

void Rail::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    restyle();
}

void Rail::restyle()
{
    const int icon = Theme::instance().scaled(kIcon);
    const auto style = m_collapsed ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    int widest = 0;
    for (QToolButton* button : std::as_const(m_buttons)) {
        button->setToolButtonStyle(style);
        button->setIconSize(QSize(icon + (m_collapsed ? 0 : 8), icon)); // room between icon and word
        button->ensurePolished();
        widest = qMax(widest, button->sizeHint().width());
    }
    for (QLabel* title : std::as_const(m_titles)) {
        title->setFont(themeFont(TextSize::Caption, true));
        title->setVisible(!m_collapsed);
    }
    m_collapse->setIcon(
        themeIcon(m_collapsed ? QStringLiteral("panel-left-open") : QStringLiteral("panel-left-close"), Token::Muted));
    m_collapse->setIconSize(QSize(icon, icon));
    const QString what = m_collapsed ? tr("Show the words of the rail") : tr("Show icons only");
    m_collapse->setToolTip(what);
    m_collapse->setAccessibleName(what);
    setFixedWidth(widest + 16 + (m_collapsed ? 0 : 8));
}

} // namespace palimpsest
