#include "ui/samples/samples_page.h"

#include "ui/bridge/run_handle.h"
#include "ui/samples/sample_detail.h"
#include "ui/samples/sample_grid_view.h"
#include "ui/samples/sample_mini_map.h"
#include "ui/samples/sample_notes.h"
#include "ui/samples/sample_summary.h"
#include "ui/samples/sample_toolbar.h"
#include "ui/theme/empty_state.h"
#include "ui/theme/spacing.h"
#include "ui/theme/theme.h"

#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace palimpsest {

SamplesPage::SamplesPage(QWidget* parent) : Page(parent)
{
    m_model = new SampleGridModel(this);
    m_notes = new SampleNotes(this);
    m_stack = new QStackedWidget(this);
    m_empty = new EmptyState(QStringLiteral("grid-3x3"), tr("Samples appear here once a run is open."),
                             tr("Go to the start page"), this);
    m_gridPage = buildGrid();
    m_detail = new SampleDetail(m_model, m_notes, this);
    for (QWidget* page : {static_cast<QWidget*>(m_empty), m_gridPage, static_cast<QWidget*>(m_detail)})
        m_stack->addWidget(page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    buildShortcuts();

    connect(m_empty, &EmptyState::actionTriggered, this, [this] { Q_EMIT openPage(QStringLiteral("start")); });
    connect(m_nothing, &EmptyState::actionTriggered, m_toolbar, &SampleToolbar::clearFilters);
    connect(m_view, &SampleGridView::cellOpened, this, &SamplesPage::openCell);
    connect(m_view, &SampleGridView::headerClicked, m_toolbar, &SampleToolbar::sortByColumn);
    connect(m_detail, &SampleDetail::closed, this, &SamplesPage::showGrid);
    connect(m_model, &SampleGridModel::contentsChanged, this, &SamplesPage::refreshState);
    connect(m_notes, &SampleNotes::changed, this, [this] { m_model->setMarked(m_notes->marked()); });
    connect(m_notes, &SampleNotes::failed, this, [this](const QString& what) {
        Q_EMIT problem(what, tr("Notes stay in memory until the window is closed."));
    });
    refreshState();
}

QWidget* SamplesPage::buildGrid()
{
    auto* page = new QWidget(this);
    auto* grid = new QWidget(page);
    m_view = new SampleGridView(grid);
    m_view->setAccessibleName(tr("Samples by epochs"));
    m_view->setGridModel(m_model);
    auto* row = new QHBoxLayout(grid);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_view, 1);
    row->addWidget(new SampleMiniMap(m_model, m_view, grid));

    m_nothing = new EmptyState(QStringLiteral("search"), tr("No sample matches."), tr("Show all samples"), page);
    m_gridStack = new QStackedWidget(page);
    m_gridStack->addWidget(grid);
    m_gridStack->addWidget(m_nothing);
    m_toolbar = new SampleToolbar(m_model, page);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(kSpaceWide, kSpace, kSpace, kSpace);
    layout->setSpacing(kSpace);
    layout->addWidget(new SampleSummary(m_model, page));
    layout->addWidget(m_toolbar);
    layout->addWidget(m_gridStack, 1);
    return page;
}

void SamplesPage::buildShortcuts()
{
    const auto add = [this](QWidget* where, const QKeySequence& keys, auto&& act) {
        auto* shortcut = new QShortcut(keys, where);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    add(m_gridPage, QKeySequence::Find, [this] { m_toolbar->focusSearch(); });
    add(m_view, Qt::Key_B, [this] { toggleBookmark(); });
    add(m_view, Qt::Key_N, [this] {
        openCurrent();
        m_detail->editNote();
    });
    add(m_view, Qt::Key_Space, [this] {
        openCurrent();
        m_detail->togglePlaying();
    });
}

void SamplesPage::setRun(RunHandle* run)
{
    if (m_run != nullptr) {
        m_run->disconnect(this);
        m_run->model().disconnect(this);
    }
    m_run = run;
    m_failure.clear();
    m_detail->setRun(run ? &run->model() : nullptr);
    m_stack->setCurrentWidget(m_empty);
    m_model->setRun(run ? &run->model() : nullptr);
    if (run != nullptr) {
        connect(run, &RunHandle::loaded, this, &SamplesPage::openNotes);
        connect(run, &RunHandle::loaded, this, &SamplesPage::refreshState);
        connect(&run->model(), &RunModel::startedChanged, this, &SamplesPage::openNotes);
        connect(run, &RunHandle::failed, this, [this](const QString& what) {
            m_failure = what;
            refreshState();
        });
    }
    openNotes();
    refreshState();
}

void SamplesPage::openNotes()
{
    if (m_run == nullptr)
        m_notes->open({}, {});
    else if (m_run->model().hasStarted() || !m_run->isLoading())
        m_notes->open(m_run->directory(), QString::fromStdString(m_run->model().started().runId));
}

RunHandle* SamplesPage::run() const { return m_run; }

bool SamplesPage::showsDetail() const { return m_stack->currentWidget() == m_detail; }

void SamplesPage::showSample(qint64 id, qint64 epoch)
{
    if (m_model->table().rowOf(id) < 0)
        return;
    m_detail->open(id, epoch);
    m_stack->setCurrentWidget(m_detail);
    m_detail->setFocus(Qt::OtherFocusReason);
}

void SamplesPage::showGrid()
{
    // The grid shows what was looked at last.
    const QModelIndex index = m_model->index(m_model->rowOf(m_detail->id()), m_model->columnOf(m_detail->epoch()));
    m_stack->setCurrentWidget(m_gridPage);
    if (index.isValid())
        m_view->setCurrentIndex(index);
    m_view->setFocus(Qt::OtherFocusReason);
}

void SamplesPage::openCell(const QModelIndex& index)
{
    if (m_model->epochs() == 0)
        return;
    showSample(m_model->idAt(index.row()), m_model->epochAt(std::min(index.column(), m_model->epochs() - 1)));
}

void SamplesPage::openCurrent()
{
    if (m_view->currentIndex().isValid())
        openCell(m_view->currentIndex());
}

void SamplesPage::toggleBookmark()
{
    if (!m_view->currentIndex().isValid())
        return;
    const std::int64_t id = m_model->idAt(m_view->currentIndex().row());
    m_notes->setBookmarked(id, !m_notes->note(id).bookmarked);
}

void SamplesPage::refreshState()
{
    const bool hasCells = m_model->table().rows() > 0 && m_model->epochs() > 0;
    m_gridStack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    if (hasCells) {
        if (m_stack->currentWidget() == m_empty)
            m_stack->setCurrentWidget(m_gridPage);
        return;
    }
    m_stack->setCurrentWidget(m_empty);
    m_empty->setAction(m_run == nullptr ? tr("Go to the start page") : QString());
    if (m_run == nullptr)
        m_empty->setSentence(tr("Samples appear here once a run is open."));
    else if (!m_failure.isEmpty())
        m_empty->setSentence(m_failure);
    else if (m_run->isLoading())
        m_empty->setSentence(tr("The run is being read."));
    else if (m_run->model().isOver())
        m_empty->setSentence(tr("This run ended before its samples were evaluated."));
    else
        m_empty->setSentence(tr("Samples appear when the model has been evaluated before its first epoch."));
}

} // namespace palimpsest
