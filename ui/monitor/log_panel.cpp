#include "ui/monitor/log_panel.h"

#include "ui/monitor/log_model.h"
#include "ui/theme/section_header.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace palimpsest {

LogPanel::LogPanel(QWidget* parent)
    : QWidget(parent),
      m_model(new LogModel(this)),
      m_filter(new LogFilter(this)),
      m_header(new SectionHeader(tr("Log"))),
      m_count(new QLabel),
      m_level(new QComboBox),
      m_search(new QLineEdit),
      m_table(new QTableView)
{
    m_filter->setSourceModel(m_model);
    buildHeader();
    buildTable();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_header);
    column->addWidget(m_table, 1);
    connect(m_level, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_filter->setLeast(static_cast<LogFilter::Least>(index));
        followEnd();
    });
    connect(m_search, &QLineEdit::textChanged, m_filter, &LogFilter::setSearch);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &LogPanel::followEnd);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &LogPanel::showCount);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &LogPanel::followEnd);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { m_atEnd = value == m_table->verticalScrollBar()->maximum(); });
    // The end moves when lines are laid out, which is later than they come, and when the panel's height changes.
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, this, &LogPanel::followEnd);
    showCount();
}

void LogPanel::buildHeader()
{
    m_level->addItems({tr("All levels"), tr("Warnings and errors"), tr("Errors")});
    m_level->setAccessibleName(tr("Level of the log's lines"));
    m_search->setPlaceholderText(tr("Search the log"));
    m_search->setAccessibleName(tr("Search the log"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(240);
    m_count->setTextFormat(Qt::PlainText);
    m_header->addTrailing(m_count);
    m_header->addTrailing(m_level);
    m_header->addTrailing(m_search);
}

void LogPanel::buildTable()
{
    m_table->setModel(m_filter);
    m_table->setAccessibleName(tr("Log"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::instance().scaled(22));
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(LogModel::Time, Theme::instance().scaled(72));
    m_table->setColumnWidth(LogModel::Level, Theme::instance().scaled(80));
}

void LogPanel::setRun(const RunModel* run)
{
    m_atEnd = true;
    m_model->setRun(run);
}

int LogPanel::level() const { return m_level->currentIndex(); }
void LogPanel::setLevel(int level) { m_level->setCurrentIndex(std::clamp(level, 0, m_level->count() - 1)); }

void LogPanel::followEnd()
{
    showCount();
    if (m_atEnd)
        m_table->scrollToBottom();
}

void LogPanel::showCount()
{
    const int shown = m_filter->rowCount();
    const int all = m_model->rowCount();
    m_count->setText(shown == all ? tr("%n lines", nullptr, all) : tr("%1 of %2 lines").arg(shown).arg(all));
}

} // namespace palimpsest
