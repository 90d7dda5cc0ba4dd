#include "ui/setup/queue_panel.h"

#include "ui/bridge/run_queue.h"
#include "ui/setup/command_line.h"
#include "ui/theme/section_header.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>

#include <algorithm>

namespace palimpsest {

namespace {

constexpr int kRows = 5;

QString titleOf(const RunConfig& config)
{
    return QueuePanel::tr("%1 · %2 on %3")
        .arg(QString::fromStdString(config.dir), QString::fromStdString(config.method),
             QString::fromStdString(config.exp));
}

} // namespace

QueuePanel::QueuePanel(RunQueue* queue, QWidget* parent) : QWidget(parent), m_queue(queue)
{
    auto* header = new SectionHeader(tr("Queue"), this);
    m_hold = new QPushButton(this);
    header->addTrailing(m_hold);
    m_state = new QLabel(this);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Runs that wait"));
    m_list->setToolTip(tr("Double-click shows the settings in the form; Delete removes, Alt+Up and Alt+Down move"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpace);
    layout->addWidget(header);
    layout->addWidget(m_state);
    layout->addWidget(m_list);
    layout->addWidget(buildButtons());

    connect(queue, &RunQueue::changed, this, &QueuePanel::refresh);
    connect(m_list, &QListWidget::currentRowChanged, this, &QueuePanel::refreshButtons);
    connect(m_list, &QListWidget::itemDoubleClicked, this, [this] { Q_EMIT chosen(m_list->currentRow()); });
    connect(m_hold, &QPushButton::clicked, this, [this] { m_queue->isHeld() ? m_queue->resume() : m_queue->hold(); });
    refresh();
}

QWidget* QueuePanel::buildButtons()
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    m_up = addButton(row, QStringLiteral("arrow-up"), tr("Earlier"), tr("Starts it earlier (Alt+Up)"));
    m_down = addButton(row, QStringLiteral("arrow-down"), tr("Later"), tr("Starts it later (Alt+Down)"));
    m_remove = addButton(row, QStringLiteral("trash-2"), tr("Remove"), tr("Takes it out of the queue (Delete)"));
    layout->addStretch(1);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_remove, &QToolButton::clicked, this, [this] { m_queue->remove(m_list->currentRow()); });
    const auto add = [this](const QKeySequence& keys, QToolButton* button) {
        auto* shortcut = new QShortcut(keys, m_list);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, button, &QToolButton::click);
    };
    add(Qt::ALT | Qt::Key_Up, m_up);
    add(Qt::ALT | Qt::Key_Down, m_down);
    add(QKeySequence::Delete, m_remove);
    return row;
}

QToolButton* QueuePanel::addButton(QWidget* row, const QString& icon, const QString& name, const QString& toolTip)
{
    auto* button = new QToolButton(row);
    button->setIcon(themeIcon(icon));
    button->setAccessibleName(name);
    button->setToolTip(toolTip);
    row->layout()->addWidget(button);
    return button;
}

void QueuePanel::refresh()
{
    const int row = m_list->currentRow();
    m_list->clear();
    for (const RunConfig& config : m_queue->items()) {
        auto* item = new QListWidgetItem(titleOf(config), m_list);
        item->setToolTip(QStringLiteral("<p>%1</p>").arg(commandLine(config, false).toHtmlEscaped()));
    }
    m_list->setCurrentRow(std::min(std::max(row, 0), m_list->count() - 1));
    const bool empty = m_queue->items().empty();
    m_list->setFixedHeight(std::clamp(m_list->count(), 1, kRows) * (m_list->fontMetrics().height() + kSpace));
    m_list->setVisible(!empty);
    m_hold->setVisible(!empty);
    m_hold->setText(m_queue->isHeld() ? tr("Set going") : tr("Hold"));
    m_hold->setToolTip(m_queue->isHeld() ? tr("Starts the first run as soon as nothing runs")
                                         : tr("Starts none of these until it is set going"));
    if (!m_queue->whyReadOnly().isEmpty())
        m_state->setText(m_queue->whyReadOnly());
    else if (empty)
        m_state->setText(tr("Nothing waits. Runs that are added start one after another."));
    else
        m_state->setText(m_queue->isHeld() ? tr("Held: nothing starts until it is set going.")
                                           : tr("The first starts as soon as nothing runs."));
    refreshButtons();
}

void QueuePanel::refreshButtons()
{
    const bool can = m_queue->whyReadOnly().isEmpty();
    const int row = m_list->currentRow();
    for (QToolButton* button : {m_up, m_down, m_remove})
        button->setVisible(!m_queue->items().empty());
    m_hold->setEnabled(can);
    m_up->setEnabled(can && row > 0);
    m_down->setEnabled(can && row >= 0 && row + 1 < m_list->count());
    m_remove->setEnabled(can && row >= 0);
}

void QueuePanel::move(int by)
{
    const int to = m_list->currentRow() + by;
    m_queue->move(m_list->currentRow(), to);
    m_list->setCurrentRow(to);
}

} // namespace palimpsest
