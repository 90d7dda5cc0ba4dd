#include "app/workbench/workbench.h"

#include "app/archive/zip_run_archive.h"
#include "app/workbench/graded_samples.h"
#include "app/workbench/screenshot_tour.h"
#include "ui/monitor/monitor_page.h"
#include "ui/playground/playground_page.h"
#include "ui/runs/runs_page.h"
#include "ui/samples/samples_page.h"
#include "ui/setup/setup_page.h"
#include "ui/shell/preferences.h"
#include "ui/start/demo_run.h"
#include "ui/start/start_page.h"
#include "ui/study/import_page.h"
#include "ui/study/study_page.h"
#include "ui/theme/message_bar.h"

#include <QSettings>
#include <QTimer>

namespace palimpsest {

Workbench::Workbench(WorkbenchOptions options, QObject* parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_window(std::make_unique<MainWindow>()),
      m_pages(addPages(*m_window)),
      m_studyPages(addStudyPages(*m_window, m_project)),
      m_judgePages(addJudgePages(*m_window, m_project))
{
    openProject();
    showGrades(*m_window, m_project, *m_pages.samples, *m_pages.compare);
    m_pages.setup->setQueue(&m_queue);
    m_pages.runs->setArchive(std::make_shared<ZipRunArchive>());
    connectStart();
    connectQueue();
    connectRuns();
    connect(m_window.get(), &MainWindow::pathOffered, this, &Workbench::takePath);
}

Workbench::~Workbench() = default;

/// The one that was asked for, else the last one that was opened; pictures do not depend on that.
void Workbench::openProject()
{
    static const QString kFolder = QStringLiteral("project/folder");
    const QString last = m_options.screenshots.isEmpty() ? QSettings().value(kFolder).toString() : QString();
    if (const QString folder = m_options.project.isEmpty() ? last : m_options.project; !folder.isEmpty())
        m_project.setFolder(folder);
    connect(m_studyPages.study, &StudyPage::projectChosen, this,
            [](const QString& folder) { QSettings().setValue(kFolder, folder); });
}

void Workbench::connectStart()
{
    connect(m_pages.start, &StartPage::startRequested, this,
            [this](const RunConfig& config) { startRun(config, false); });
    connect(m_pages.start, &StartPage::openRequested, m_window.get(), &MainWindow::chooseRun);
    connect(m_pages.setup, &SetupPage::startRequested, this, &Workbench::startRun);
    connect(m_pages.setup, &SetupPage::queueRequested, &m_queue, &RunQueue::add);
}

void Workbench::connectQueue()
{
    OpenRuns* runs = m_window->runs();
    connect(&m_queue, &RunQueue::startRequested, this, [this](const RunConfig& config) { startRun(config, false); });
    connect(&m_queue, &RunQueue::refused, this,
            [this](const QString& why) { m_window->messages()->post(MessageBar::Kind::Problem, why); });
    // Queued: the end of one run is told to everybody before the next one begins.
    connect(
        runs, &OpenRuns::liveChanged, &m_queue, [this, runs] { m_queue.setRunning(runs->live() != nullptr); },
        Qt::QueuedConnection);
}

void Workbench::connectRuns()
{
    connect(m_pages.monitor, &MonitorPage::resumeRequested, this, [this](const QString& directory, qint64 maxEpochs) {
        const QString limit = maxEpochs > 0 ? QString::number(maxEpochs) : QString();
        m_window->runs()->resume(directory, {{QStringLiteral("max_epochs"), limit}});
    });
    connect(m_window.get(), &MainWindow::sampleRequested, this, [this](qint64 id, qint64 epoch) {
        m_window->showPage(m_pages.samples->key());
        m_pages.samples->showSample(id, epoch);
    });
}

void Workbench::takePath(PathKind kind, const QString& path)
{
    if (kind == PathKind::Archive && isReturnName(path)) {
        m_window->showPage(m_studyPages.import->key());
        m_studyPages.import->addReturns({path});
        return;
    }
    if (kind == PathKind::Archive) {
        m_window->showPage(m_pages.runs->key());
        m_pages.runs->importArchive(path);
        return;
    }
    m_window->showPage(m_pages.setup->key());
    m_pages.setup->takePath(path);
}

void Workbench::startRun(RunConfig config, bool overwrite)
{
    if (config.threads == 0)
        config.threads = loadPreferences().threads;
    if (m_window->runs()->start(config, overwrite))
        m_window->showPage(m_pages.monitor->key());
}

void Workbench::begin()
{
    if (!m_options.screenshots.isEmpty()) {
        beginScreenshots();
        return;
    }
    m_window->show();
    if (!m_options.run.isEmpty())
        m_window->openRun(m_options.run);
    for (const QString& path : m_options.paths)
        m_window->openPath(path);
    if (m_options.demo)
        m_pages.start->tryDemo();
}

void Workbench::beginScreenshots()
{
    m_window->resize(1440, 900);
    m_window->show();
    if (!m_options.run.isEmpty()) {
        m_window->openRun(m_options.run);
        RunHandle* run = m_window->runs()->current();
        connect(run, &RunHandle::loaded, this, &Workbench::tour);
        connect(run, &RunHandle::failed, this,
                [this](const QString& what) { Q_EMIT done(badInput(what.toStdString())); });
        return;
    }
    Result<RunConfig> demo = demoRun(m_options.screenshots);
    if (!demo) {
        QTimer::singleShot(0, this, [this, error = demo.error()] { Q_EMIT done(error); });
        return;
    }
    connect(m_window->runs(), &OpenRuns::concluded, this, &Workbench::tour);
    startRun(*demo, false);
}

void Workbench::tour()
{
    std::vector<ScreenshotTour::Stop> stops;
    for (const QString& key : m_window->pageKeys()) {
        stops.push_back({key, [this, key] {
                             m_window->showPage(key);
                             fillForPicture(key);
                             return static_cast<QWidget*>(m_window.get());
                         }});
        if (key == m_pages.samples->key())
            stops.push_back({QStringLiteral("sample"), [this] { return showFirstSample(); }});
        if (key == m_pages.playground->key())
            stops.push_back({QStringLiteral("presenter"), [this] { return showPresenter(); }});
    }
    auto* tour = new ScreenshotTour(m_options.screenshots, std::move(stops), this);
    connect(tour, &ScreenshotTour::finished, this, &Workbench::done);
    tour->start();
}

/// A picture shows a page at work: the demo's settings, an answer.
void Workbench::fillForPicture(const QString& key)
{
    if (key == m_pages.setup->key())
        m_pages.setup->applyPreset(QStringLiteral("demo"));
    else if (key == m_pages.playground->key())
        QTimer::singleShot(300, m_pages.playground, &PlaygroundPage::generate);
    m_studyPages.fillForPicture(key);
    m_judgePages.fillForPicture(key);
}

QWidget* Workbench::showFirstSample()
{
    const RunHandle* run = m_window->runs()->current();
    constexpr qint64 kLastEpoch = -1;
    const qint64 id = run->model().samples().empty() ? 0 : run->model().samples().front().id;
    Q_EMIT m_window->sampleRequested(id, kLastEpoch);
    return m_window.get();
}

QWidget* Workbench::showPresenter()
{
    m_presenter = makePresenter(m_window->runs()->current());
    m_presenter->resize(m_window->size());
    m_presenter->show();
    return m_presenter.get();
}

} // namespace palimpsest
