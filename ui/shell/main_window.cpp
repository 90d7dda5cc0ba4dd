#include "ui/shell/main_window.h"

#include "ui/shell/close_question.h"
#include "ui/shell/context_bar.h"
#include "ui/shell/desktop_notification.h"
#include "ui/shell/inspector_panel.h"
#include "ui/shell/preferences.h"
#include "ui/shell/rail.h"
#include "ui/shell/run_state_look.h"
#include "ui/shell/run_words.h"
#include "ui/shell/shortcuts_sheet.h"
#include "ui/theme/message_bar.h"

#include <QAction>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace palimpsest {

namespace {

constexpr const char* kWindow = "window";
constexpr int kNumberedPages = 9;
constexpr QSize kUsualSize(1440, 900);
constexpr QSize kLeastSize(800, 560);

QStringList droppedFiles(const QMimeData* data)
{
    QStringList files;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent),
      m_runs(new OpenRuns(this)),
      m_closeQuestion(new CloseQuestion(m_runs, this)),
      m_rail(new Rail),
      m_context(new ContextBar),
      m_messages(new MessageBar),
      m_stack(new QStackedWidget),
      m_splitter(new QSplitter),
      m_inspector(new InspectorPanel)
{
    build();
    addActions();
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::showPage);
    connect(m_rail, &Rail::searchRequested, this, &MainWindow::choosePage);
    connect(m_runs, &OpenRuns::currentChanged, this, &MainWindow::onRunChanged);
    connect(m_runs, &OpenRuns::liveChanged, this, &MainWindow::onLiveChanged);
    connect(m_runs, &OpenRuns::concluded, this, &MainWindow::onConcluded);
    connect(m_runs, &OpenRuns::problem, this, [this](const QString& text, const QString& whatToDo) {
        m_messages->post(MessageBar::Kind::Problem, text, whatToDo);
    });
    connect(m_context, &ContextBar::goOnRequested, this,
            [this](const QString& directory) { m_runs->resume(directory); });
    connect(m_context, &ContextBar::showLiveRequested, m_runs, &OpenRuns::showLive);
    connect(m_closeQuestion, &CloseQuestion::readyToClose, this, &QWidget::close, Qt::QueuedConnection);
    connect(m_closeQuestion, &CloseQuestion::waiting, this,
            [this](const QString& sentence) { m_messages->post(MessageBar::Kind::Notice, sentence); });
    restoreState();
    updateTitle();
}

MainWindow::~MainWindow()
{
    // Pages hold the run they show; they go before the runs do.
    delete takeCentralWidget();
}

void MainWindow::build()
{
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({900, 320});
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_context);
    column->addWidget(m_messages);
    column->addWidget(m_splitter, 1);
    auto* center = new QWidget;
    auto* line = new QHBoxLayout(center);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(m_rail);
    line->addLayout(column, 1);
    setCentralWidget(center);
    setAcceptDrops(true);
    setMinimumSize(kLeastSize);
    resize(kUsualSize);
}

QAction* MainWindow::addShortcut(const QString& text, const QKeySequence& keys)
{
    auto* action = new QAction(text, this);
    action->setShortcut(keys);
    addAction(action);
    return action;
}

void MainWindow::addActions()
{
    connect(addShortcut(tr("Open a run"), QKeySequence::Open), &QAction::triggered, this, &MainWindow::chooseRun);
    QAction* help = addShortcut(tr("Keyboard"), QKeySequence(Qt::Key_F1));
    connect(help, &QAction::triggered, this, &MainWindow::showShortcuts);
    QAction* inspector = addShortcut(tr("Open or close the inspector"), QKeySequence(Qt::CTRL | Qt::Key_I));
    connect(inspector, &QAction::triggered, m_inspector, &InspectorPanel::toggle);
    QAction* rail = addShortcut(tr("Words or icons only in the rail"), QKeySequence(Qt::CTRL | Qt::Key_B));
    connect(rail, &QAction::triggered, this, [this] { m_rail->setCollapsed(!m_rail->isCollapsed()); });
    QAction* pages = addShortcut(tr("Go to a page by its name"), QKeySequence(Qt::CTRL | Qt::Key_K));
    connect(pages, &QAction::triggered, this, &MainWindow::choosePage);
    QAction* dismiss = addShortcut(tr("Dismiss all messages"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M));
    connect(dismiss, &QAction::triggered, m_messages, &MessageBar::clear);
    connect(addShortcut(tr("Close the window"), QKeySequence::Quit), &QAction::triggered, this, &QWidget::close);
}

void MainWindow::addGroup(const QString& title)
{
    m_groupTitle = title;
    m_rail->addGroup(title);
    m_rail->setFolded(m_rail->groupCount() - 1, m_folded.contains(title));
}

void MainWindow::addPage(Page* page)
{
    QKeySequence keys;
    if (m_numbered < kNumberedPages) {
        keys = QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + ++m_numbered));
        const QString key = page->key();
        connect(addShortcut(page->title(), keys), &QAction::triggered, this, [this, key] { showPage(key); });
    }
    m_rail->addPage(page->key(), page->title(), page->iconName(), keys.toString(QKeySequence::NativeText));
    adoptPage(page, keys, m_groupTitle);
}

void MainWindow::addFooterPage(Page* page)
{
    m_rail->addFooter(page->key(), page->title(), page->iconName());
    adoptPage(page, {}, {});
}

QStringList MainWindow::pageKeys() const
{
    QStringList keys;
    for (const PageEntry& page : m_order)
        keys.append(page.key);
    return keys;
}

void MainWindow::adoptPage(Page* page, const QKeySequence& keys, const QString& group)
{
    m_pages.insert(page->key(), page);
    m_order.append({page->key(), page->title(), page->iconName(), group, keys});
    m_stack->addWidget(page);
    page->setRun(m_runs->current());
    connect(page, &Page::problem, this, [this](const QString& text, const QString& whatToDo) {
        m_messages->post(MessageBar::Kind::Problem, text, whatToDo);
    });
    connect(page, &Page::notice, this,
            [this](const QString& text) { m_messages->post(MessageBar::Kind::Notice, text); });
    connect(page, &Page::openPage, this, &MainWindow::showPage);
    connect(page, &Page::openRun, this, &MainWindow::openRun);
    connect(page, &Page::openSample, this, &MainWindow::sampleRequested);
    if (m_order.size() == 1)
        showPage(page->key());
}

Page* MainWindow::currentPage() const { return static_cast<Page*>(m_stack->currentWidget()); }

void MainWindow::showPage(const QString& key)
{
    Page* page = m_pages.value(key);
    if (page == nullptr)
        return;
    m_stack->setCurrentWidget(page);
    m_rail->setCurrent(key);
    m_context->setPageActions(page->contextActions());
    m_inspector->setInspector(page->inspector());
    updateTitle();
}

void MainWindow::chooseRun()
{
    auto* dialog = new QFileDialog(this, tr("Open a run directory"));
    dialog->setObjectName(QStringLiteral("chooseRun"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    if (m_runs->current() != nullptr)
        dialog->setDirectory(m_runs->current()->directory() + QStringLiteral("/.."));
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openRun);
    dialog->open();
}

void MainWindow::openRun(const QString& directory)
{
    m_runs->openDirectory(directory);
    static const QStringList tellNothing{QStringLiteral("start"), QStringLiteral("new_run"), QStringLiteral("runs"),
                                         QStringLiteral("settings")};
    if (currentPage() != nullptr && tellNothing.contains(currentPage()->key()))
        showPage(QStringLiteral("monitor"));
}

void MainWindow::openPath(const QString& path)
{
    switch (const PathKind kind = pathKind(path)) {
    case PathKind::Run:
        openRun(path);
        break;
    case PathKind::Unknown:
        m_messages->post(MessageBar::Kind::Problem, tr("%1 is nothing that Palimpsest opens.").arg(path),
                         tr("Open a run directory, a Hugging Face model directory, an experiment folder (with "
                            "unlearn/_dataset.npy), a run.json, or a zip of a run."));
        break;
    default:
        Q_EMIT pathOffered(kind, path);
    }
}

void MainWindow::onRunChanged(RunHandle* run)
{
    m_context->setRun(run);
    for (Page* page : std::as_const(m_pages))
        page->setRun(run);
    onLiveChanged();
    if (Page* page = currentPage())
        m_context->setPageActions(page->contextActions());
    updateTitle();
}

void MainWindow::onLiveChanged()
{
    RunHandle* live = m_runs->live();
    m_context->setLiveElsewhere(live != nullptr && live != m_runs->current() ? live->name() : QString());
}

void MainWindow::onConcluded(RunHandle* run)
{
    const QString state = runStateLook(run->model().state()).word;
    if (!isActiveWindow() && loadPreferences().notify)
        notifyDesktop(tr("%1: %2").arg(run->name(), state), outcomeText(run->model().outcome()));
}

void MainWindow::choosePage()
{
    auto* palette = new PagePalette(m_order, currentPage() != nullptr ? currentPage()->key() : QString(), this);
    connect(palette, &PagePalette::chosen, this, &MainWindow::showPage);
    palette->open();
}

void MainWindow::showShortcuts()
{
    Page* page = currentPage();
    (new ShortcutsSheet(this, page, page != nullptr ? page->title() : QString()))->open();
}

void MainWindow::updateTitle()
{
    const QString program = QStringLiteral("Palimpsest");
    const RunHandle* run = m_runs->current();
    setWindowTitle(run != nullptr ? tr("%1 – %2").arg(run->name(), program) : program);
}

void MainWindow::restoreState()
{
    QSettings settings;
    settings.beginGroup(QLatin1String(kWindow));
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    m_splitter->restoreState(settings.value(QStringLiteral("inspector")).toByteArray());
    m_splitter->setHandleWidth(1);
    m_rail->setCollapsed(settings.value(QStringLiteral("railCollapsed"), false).toBool());
    m_folded = settings.value(QStringLiteral("railFolded")).toStringList();
    fitToScreen();
}

/// The usual size, and one remembered from a larger screen, may be more than this screen has.
void MainWindow::fitToScreen()
{
    const QRect available = screen()->availableGeometry();
    const int titleBar = style()->pixelMetric(QStyle::PM_TitleBarHeight, nullptr, this);
    const QSize most(available.width(), available.height() - titleBar);
    if (width() <= most.width() && height() <= most.height())
        return;
    resize(size().boundedTo(most).expandedTo(minimumSize()));
    move(available.topLeft());
}

void MainWindow::saveState() const
{
    QSettings settings;
    settings.beginGroup(QLatin1String(kWindow));
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("inspector"), m_splitter->saveState());
    settings.setValue(QStringLiteral("railCollapsed"), m_rail->isCollapsed());
    QStringList folded;
    for (int group = 0; group < m_rail->groupCount(); ++group)
        if (m_rail->isFolded(group))
            folded.append(m_rail->groupTitle(group)->text());
    settings.setValue(QStringLiteral("railFolded"), folded);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_closeQuestion->mayClose()) {
        event->ignore();
        return;
    }
    saveState();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    for (const QString& path : droppedFiles(event->mimeData()))
        openPath(path);
}

} // namespace palimpsest
