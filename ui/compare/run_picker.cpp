#include "ui/compare/run_picker.h"

#include "ui/bridge/run_library.h"
#include "ui/runs/runs_filter.h"
#include "ui/runs/runs_model.h"
#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

constexpr QSize kSize(760, 480);

} // namespace

RunPicker::RunPicker(RunLibrary* library, QWidget* parent)
    : QDialog(parent),
      m_library(library),
      m_model(new RunsModel(this)),
      m_filter(new RunsFilter(this)),
      m_search(new QLineEdit),
      m_table(new QTableView),
      m_empty(new QLabel),
      m_add(new QPushButton(tr("Add to the comparison"))),
      m_folder(new QPushButton(themeIcon(QStringLiteral("folder-open")), tr("Another folder…")))
{
    build();
    connect(m_library, &RunLibrary::changed, this, &RunPicker::showRuns);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setSearch(text);
        showChoice();
    });
    connect(m_search, &QLineEdit::returnPressed, this, &RunPicker::choose);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunPicker::showChoice);
    connect(m_table, &QTableView::doubleClicked, this, &RunPicker::choose);
    connect(m_add, &QPushButton::clicked, this, &RunPicker::choose);
    connect(m_folder, &QPushButton::clicked, this, [this] {
        Q_EMIT folderRequested();
        reject();
    });
    showRuns();
}

void RunPicker::build()
{
    setObjectName(QStringLiteral("runPicker"));
    setWindowTitle(tr("Add runs to the comparison"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->setPlaceholderText(tr("Search names, models, methods and tags"));
    m_search->setAccessibleName(tr("Search the runs"));
    m_search->setClearButtonEnabled(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_folder->setToolTip(tr("A run that lies elsewhere, or a result folder of the reference"));
    m_add->setProperty("primary", true);
    makeTable();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_add, QDialogButtonBox::ActionRole);
    buttons->addButton(m_folder, QDialogButtonBox::ResetRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_search);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(buttons);
    resize(Theme::instance().scaled(kSize.width()), Theme::instance().scaled(kSize.height()));
}

void RunPicker::makeTable()
{
    m_filter->setSourceModel(m_model);
    m_table->setModel(m_filter);
    m_table->setAccessibleName(tr("Runs"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::instance().scaled(28));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(RunsModel::Changed, Qt::DescendingOrder);
    for (const int column : {RunsModel::State, RunsModel::Profile})
        m_table->setColumnHidden(column, true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(RunsModel::Name, QHeaderView::Stretch);
}

void RunPicker::showRuns()
{
    m_model->setRuns(m_library->runs());
    for (int column = RunsModel::Name + 1; column < RunsModel::kColumns; ++column)
        m_table->resizeColumnToContents(column);
    showChoice();
}

void RunPicker::showChoice()
{
    const bool none = m_filter->rowCount() == 0;
    m_table->setVisible(!none);
    m_empty->setVisible(none);
    if (m_library->isLoading())
        m_empty->setText(tr("Looking for runs…"));
    else if (m_model->rowCount() == 0)
        m_empty->setText(tr("There is no run in the runs folder and none was opened lately. Choose a folder."));
    else
        m_empty->setText(tr("No run holds all of these words."));
    m_add->setEnabled(m_table->selectionModel()->hasSelection() || m_filter->rowCount() == 1);
    m_add->setToolTip(m_add->isEnabled() ? QString() : tr("Choose one run or several in the list."));
}

/// The chosen runs; the only one that the search leaves counts as chosen.
void RunPicker::choose()
{
    QStringList directories;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        directories.append(index.data(RunsModel::DirectoryRole).toString());
    if (directories.isEmpty() && m_filter->rowCount() == 1)
        directories.append(m_filter->index(0, 0).data(RunsModel::DirectoryRole).toString());
    if (directories.isEmpty())
        return;
    Q_EMIT chosen(directories);
    accept();
}

} // namespace palimpsest
