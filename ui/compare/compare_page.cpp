#include "ui/compare/compare_page.h"

#include "ui/bridge/run_library.h"
#include "ui/charts/chart_grid.h"
#include "ui/compare/compare_curves.h"
#include "ui/compare/compared_runs.h"
#include "ui/compare/options_model.h"
#include "ui/compare/run_picker.h"
#include "ui/compare/sample_across_runs.h"
#include "ui/runs/run_places.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/section_header.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QBoxLayout>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace palimpsest {

ComparePage::ComparePage(QWidget* parent)
    : Page(parent),
      m_runs(new ComparedRuns(this)),
      m_library(new RunLibrary(this)),
      m_stack(new QStackedWidget),
      m_empty(new EmptyState(iconName(),
                             tr("Runs stand over each other here: curves, options, and the same sample's texts."),
                             tr("Add a run"))),
      m_across(new QSplitter(Qt::Horizontal)),
      m_down(new QSplitter(Qt::Vertical)),
      m_list(makeTable(m_runs, tr("Compared runs"))),
      m_add(new QPushButton(tr("Add a run"))),
      m_remove(new QPushButton(tr("Remove"))),
      m_alignment(new QComboBox),
      m_charts(new ChartGrid),
      m_curves(new CompareCurves(m_charts, m_runs, this)),
      m_options(new OptionsModel(m_runs, this)),
      m_noOptions(new QLabel),
      m_tables(new QTabWidget),
      m_sample(new SampleAcrossRuns(m_runs))
{
    m_down->addWidget(m_charts);
    m_charts->setContentsMargins(8, 0, 0, 8);
    m_down->addWidget(makeTables());
    m_down->setStretchFactor(0, 1);
    m_down->setSizes({560, 200});
    m_down->setCollapsible(0, false);
    m_across->addWidget(makeRunList());
    m_across->addWidget(m_down);
    m_across->setStretchFactor(1, 1);
    m_across->setSizes({240, 960});
    m_across->setContentsMargins(16, 8, 16, 8);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_across);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
    connectParts();
    restoreState();
    showState();
}

ComparePage::~ComparePage() { saveState(); }

QTableView* ComparePage::makeTable(QAbstractItemModel* model, const QString& name)
{
    auto* table = new QTableView;
    table->setModel(model);
    table->setAccessibleName(name);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(Theme::instance().scaled(28));
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    return table;
}

QWidget* ComparePage::makeRunList()
{
    m_list->horizontalHeader()->setSectionResizeMode(ComparedRuns::Name, QHeaderView::Stretch);
    m_list->horizontalHeader()->setSectionResizeMode(ComparedRuns::InMean, QHeaderView::ResizeToContents);
    m_alignment->addItem(tr("By epoch"), int(CurveAlignment::Epoch));
    m_alignment->addItem(tr("By step"), int(CurveAlignment::Step));
    m_alignment->setAccessibleName(tr("How the curves are aligned"));
    m_alignment->setToolTip(tr("What stands over what: equal epochs, or equal numbers of optimizer steps."));
    m_remove->setToolTip(tr("Take the chosen runs out of the comparison; their files stay."));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    auto* align = new QHBoxLayout;
    align->setSpacing(8);
    align->addWidget(new QLabel(tr("Align")));
    align->addWidget(m_alignment, 1);
    auto* panel = new QWidget;
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(8);
    column->addWidget(new SectionHeader(tr("Runs")));
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    column->addLayout(align);
    auto* choose = new QToolButton;
    choose->setText(tr("Charts"));
    choose->setIcon(themeIcon(QStringLiteral("layout-grid")));
    choose->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    choose->setPopupMode(QToolButton::InstantPopup);
    choose->setMenu(m_charts->chooseMenu());
    choose->setToolTip(tr("Choose which charts are shown"));
    choose->setAccessibleName(tr("Choose which charts are shown"));
    column->addWidget(choose, 0, Qt::AlignLeft);
    return panel;
}

QWidget* ComparePage::makeTables()
{
    auto* options = new QWidget;
    auto* column = new QVBoxLayout(options);
    column->setContentsMargins(0, 8, 0, 0);
    m_optionTable = makeTable(m_options, tr("Options that differ"));
    m_optionTable->setSelectionMode(QAbstractItemView::NoSelection);
    m_noOptions->setTextFormat(Qt::PlainText);
    m_noOptions->setWordWrap(true);
    column->addWidget(m_noOptions);
    column->addWidget(m_optionTable, 1);
    column->addStretch();
    connect(m_options, &QAbstractItemModel::modelReset, m_optionTable, &QTableView::resizeColumnsToContents);
    m_tables->setDocumentMode(true);
    m_tables->addTab(options, tr("Options that differ"));
    m_tables->addTab(m_sample, tr("One sample"));
    return m_tables;
}

void ComparePage::connectParts()
{
    connect(m_empty, &EmptyState::actionTriggered, this, &ComparePage::askForRun);
    connect(m_add, &QPushButton::clicked, this, &ComparePage::askForRun);
    connect(m_remove, &QPushButton::clicked, this, &ComparePage::removeChosen);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ComparePage::showState);
    connect(m_runs, &ComparedRuns::changed, this, &ComparePage::showState);
    connect(m_runs, &ComparedRuns::failed, this, [this](const QString& what) {
        Q_EMIT problem(what, tr("Choose a folder that holds a run (run.json, events.jsonl) or the reference's CSVs."));
    });
    connect(m_alignment, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_curves->setAlignment(static_cast<CurveAlignment>(m_alignment->itemData(index).toInt()));
    });
    connect(m_charts, &ChartGrid::saveFailed, this,
            [this](const QString& what) { Q_EMIT problem(what, tr("Choose another folder.")); });
    connect(m_charts, &ChartGrid::saved, this,
            [this](const QString& path) { Q_EMIT notice(tr("Saved %1").arg(path)); });
}

void ComparePage::setRun(RunHandle* run)
{
    m_current = run != nullptr ? run->directory() : QString();
    if (isVisible() && m_runs->count() == 0)
        addDirectory(m_current);
}

void ComparePage::addDirectory(const QString& directory)
{
    if (!directory.isEmpty() && !m_runs->contains(directory))
        m_runs->add(openRunDirectory(directory));
}

void ComparePage::add(std::unique_ptr<RunHandle> run) { m_runs->add(std::move(run)); }

void ComparePage::askForRun()
{
    lookInUsualPlaces(*m_library, m_current);
    auto* picker = new RunPicker(m_library, this);
    connect(picker, &RunPicker::chosen, this, [this](const QStringList& directories) {
        for (const QString& directory : directories)
            addDirectory(directory);
    });
    connect(picker, &RunPicker::folderRequested, this, &ComparePage::askForFolder);
    picker->open();
}

void ComparePage::askForFolder()
{
    auto* dialog = new QFileDialog(this, tr("Add a run to the comparison"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    if (!m_current.isEmpty())
        dialog->setDirectory(QFileInfo(m_current).absolutePath());
    connect(dialog, &QFileDialog::fileSelected, this, &ComparePage::addDirectory);
    dialog->open();
}

void ComparePage::removeChosen()
{
    QList<int> rows;
    for (const QModelIndex& index : m_list->selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end(), std::greater<>());
    for (const int row : rows)
        m_runs->removeAt(row);
}

void ComparePage::showState()
{
    m_stack->setCurrentWidget(m_runs->count() == 0 ? static_cast<QWidget*>(m_empty) : m_across);
    m_remove->setEnabled(m_list->selectionModel()->hasSelection());
    const bool none = m_options->rowCount() == 0;
    m_noOptions->setVisible(none);
    m_optionTable->setVisible(!none);
    m_noOptions->setText(
        m_options->columnCount() < 3
            ? tr("Options are known of runs that hold a run.json; with two of them, those that differ stand here.")
            : tr("These runs were made with the same options."));
}

void ComparePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (!m_restored) {
        m_restored = true;
        QSettings settings;
        for (const QString& directory : settings.value(key() + "/runs").toStringList())
            if (QFileInfo::exists(directory))
                addDirectory(directory);
    }
    if (m_runs->count() == 0)
        addDirectory(m_current);
}

void ComparePage::saveState() const
{
    QSettings settings;
    settings.beginGroup(key());
    settings.setValue("across", m_across->saveState());
    settings.setValue("down", m_down->saveState());
    settings.setValue("alignment", m_alignment->currentIndex());
    settings.setValue("tab", m_tables->currentIndex());
    if (m_restored)
        settings.setValue("runs", m_runs->directories());
    m_charts->saveState(settings);
}

void ComparePage::restoreState()
{
    QSettings settings;
    settings.beginGroup(key());
    m_across->restoreState(settings.value("across").toByteArray());
    m_down->restoreState(settings.value("down").toByteArray());
    m_alignment->setCurrentIndex(settings.value("alignment").toInt());
    m_tables->setCurrentIndex(settings.value("tab").toInt());
    m_charts->restoreState(settings);
}

} // namespace palimpsest
