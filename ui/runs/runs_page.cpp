#include "ui/runs/runs_page.h"

#include "ui/bridge/run_handle.h"
#include "ui/runs/run_places.h"
#include "ui/runs/runs_filter.h"
#include "ui/runs/runs_model.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSettings>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

constexpr const char* kHeaderState = "runs/header";

QToolButton* buttonFor(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(action->text());
    return button;
}

} // namespace

RunsPage::RunsPage(QWidget* parent)
    : Page(parent),
      m_library(new RunLibrary(this)),
      m_model(new RunsModel(this)),
      m_filter(new RunsFilter(this))
{
    makeActions();
    makeTable();
    m_empty = new EmptyState(QStringLiteral("library"), tr("Looking for runs…"), {}, this);
    auto* body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(makeHeader());
    layout->addWidget(body, 1);
    makeConnections();
    setArchive(nullptr);
    endWork();
}

RunsPage::~RunsPage() { QSettings().setValue(kHeaderState, m_table->horizontalHeader()->saveState()); }

void RunsPage::makeActions()
{
    const auto action = [this](const char* icon, const QString& text, const QString& tip,
                               const QKeySequence& shortcut = {}) {
        auto* made = new QAction(themeIcon(QString::fromLatin1(icon)), text, this);
        made->setToolTip(shortcut.isEmpty() ? tip : tip + " (" + shortcut.toString(QKeySequence::NativeText) + ')');
        made->setShortcut(shortcut);
        made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(made);
        return made;
    };
    m_open = action("play", tr("Open"), tr("Look at the run"), QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_openOther = action("folder-open", tr("Open other…"),
                         tr("Open a run directory, or a result folder of the reference, from anywhere"));
    m_showFolder = action("folder", tr("Show folder"), tr("Open the run's folder in the file manager"));
    m_report = action("file-text", tr("Export report…"), tr("Save the report as one HTML file"));
    m_export = action("archive", tr("Export run…"), tr("Save the whole run as one zip file with checksums"));
    m_import = action("archive-restore", tr("Import run…"), tr("Unpack a run that was exported elsewhere"));
    m_delete = action("trash-2", tr("Move to trash…"), tr("Move the run's folder to the trash"),
                      QKeySequence(QKeySequence::Delete));
    m_stop = action("x", tr("Stop"), tr("Stop the export or import that goes on"));
    m_progressTimer.setInterval(100);
}

void RunsPage::makeTable()
{
    m_filter->setSourceModel(m_model);
    m_table = new QTableView(this);
    m_table->setModel(m_filter);
    m_table->setAccessibleName(tr("Runs"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_table->setSortingEnabled(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::instance().scaled(32));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({m_open, m_showFolder, m_report, m_export, m_delete});
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    if (!header->restoreState(QSettings().value(kHeaderState).toByteArray())) {
        const int widths[RunsModel::kColumns] = {200, 136, 160, 88, 96, 80, 64, 64, 160, 160};
        for (int column = 0; column < RunsModel::kColumns; ++column)
            m_table->setColumnWidth(column, Theme::instance().scaled(widths[column]));
        m_table->sortByColumn(RunsModel::Changed, Qt::DescendingOrder);
    }
}

QWidget* RunsPage::makeHeader()
{
    auto* header = new QWidget(this);
    auto* column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Search name, model, method, state, tags"));
    m_search->setAccessibleName(tr("Search runs"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(themeIcon(QStringLiteral("search"), Token::Muted), QLineEdit::LeadingPosition)
        ->setText(tr("Search"));
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    m_exportButton = buttonFor(m_export);
    m_importButton = buttonFor(m_import);
    m_stopButton = buttonFor(m_stop);
    for (QToolButton* button : {buttonFor(m_open), buttonFor(m_showFolder), buttonFor(m_report), m_exportButton,
                                m_importButton, buttonFor(m_delete)})
        row->addWidget(button);
    row->addStretch(1);
    m_work = new QLabel;
    m_work->setTextFormat(Qt::PlainText);
    m_progress = new QProgressBar;
    m_progress->setAccessibleName(tr("Progress of the export or import"));
    m_progress->setMaximumWidth(Theme::instance().scaled(160));
    row->addWidget(m_work);
    row->addWidget(m_progress);
    row->addWidget(m_stopButton);
    column->addWidget(m_search);
    column->addLayout(row);
    return header;
}

void RunsPage::makeConnections()
{
    connect(m_library, &RunLibrary::changed, this, &RunsPage::showRuns);
    connect(m_model, &RunsModel::problem, this, &Page::problem);
    connect(m_search, &QLineEdit::textChanged, m_filter, &RunsFilter::setSearch);
    connect(m_search, &QLineEdit::textChanged, this, &RunsPage::showRuns);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() == RunsModel::Tags)
            m_table->edit(index);
        else
            openSelected();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunsPage::updateActions);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &RunsPage::updateActions);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_search->text().isEmpty())
            Q_EMIT openPage(QStringLiteral("new_run"));
        else
            m_search->clear();
    });
    connect(m_open, &QAction::triggered, this, &RunsPage::openSelected);
    connect(m_openOther, &QAction::triggered, this, &RunsPage::askForFolder);
    connect(m_showFolder, &QAction::triggered, this, &RunsPage::openFolder);
    connect(m_report, &QAction::triggered, this, &RunsPage::askForReport);
    connect(m_export, &QAction::triggered, this, &RunsPage::askForArchive);
    connect(m_import, &QAction::triggered, this, &RunsPage::askForImport);
    connect(m_delete, &QAction::triggered, this, &RunsPage::askToDelete);
    connect(m_stop, &QAction::triggered, this, &RunsPage::stopWork);
    connect(&m_progressTimer, &QTimer::timeout, this, &RunsPage::readProgress);
}

QList<QAction*> RunsPage::contextActions() { return {m_openOther}; }

void RunsPage::setRun(RunHandle* run)
{
    m_ownRun = run != nullptr ? run->directory() : QString();
    if (run != nullptr)
        connect(run, &RunHandle::concluded, m_library, &RunLibrary::refresh, Qt::UniqueConnection);
    if (isVisible())
        readPlaces();
}

void RunsPage::setArchive(std::shared_ptr<const RunArchive> archive)
{
    m_archive = std::move(archive);
    m_export->setVisible(m_archive != nullptr);
    m_import->setVisible(m_archive != nullptr);
    m_exportButton->setVisible(m_archive != nullptr);
    m_importButton->setVisible(m_archive != nullptr);
}

void RunsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    readPlaces();
}

void RunsPage::readPlaces() { lookInUsualPlaces(*m_library, m_ownRun); }

void RunsPage::showRuns()
{
    m_model->setRuns(m_library->runs());
    const bool none = m_filter->rowCount() == 0;
    m_stack->setCurrentIndex(none ? 0 : 1);
    if (none && m_library->isLoading()) {
        m_empty->setSentence(tr("Looking for runs…"));
        m_empty->setAction({});
    } else if (none && !m_search->text().isEmpty()) {
        m_empty->setSentence(tr("No run holds all of these words."));
        m_empty->setAction(tr("Clear the search"));
    } else if (none) {
        m_empty->setSentence(tr("Runs appear here as soon as one is started, opened or imported."));
        m_empty->setAction(tr("New run"));
    }
    updateActions();
}

QVariant RunsPage::selectedData(int role) const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? QVariant() : rows.front().data(role);
}

QString RunsPage::selectedDirectory() const { return selectedData(RunsModel::DirectoryRole).toString(); }

void RunsPage::updateActions()
{
    const bool any = !selectedDirectory().isEmpty();
    const bool held = selectedData(RunsModel::HeldRole).toBool();
    for (QAction* action : {m_open, m_showFolder})
        action->setEnabled(any);
    m_report->setEnabled(any && !m_busy);
    m_export->setEnabled(any && !held && !m_busy);
    m_import->setEnabled(!m_busy);
    m_delete->setEnabled(any && !held && !m_busy);
    const QString goesOn = tr("The run goes on: stop it first");
    m_delete->setToolTip(held ? goesOn : tr("Move the run's folder to the trash (Del)"));
    m_export->setToolTip(held ? goesOn : tr("Save the whole run as one zip file with checksums"));
}

} // namespace palimpsest
