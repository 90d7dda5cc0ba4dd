#pragma once

#include "app/workbench/judge_pages.h"
#include "app/workbench/page_list.h"
#include "app/workbench/study_pages.h"
#include "app/workbench/workbench_options.h"
#include "engine/config/run_config.h"
#include "ui/bridge/project_desk.h"
#include "ui/bridge/run_queue.h"
#include "ui/shell/main_window.h"

#include <memory>

namespace palimpsest {

/// The program: the window, its pages, the queue, and how they are wired to each other.
class Workbench : public QObject {
    Q_OBJECT
public:
    explicit Workbench(WorkbenchOptions options, QObject* parent = nullptr);
    ~Workbench() override;

    MainWindow& window() { return *m_window; }
    RunQueue& queue() { return m_queue; }
    const PageList& pages() const { return m_pages; }
    const StudyPages& studyPages() const { return m_studyPages; }
    const JudgePages& judgePages() const { return m_judgePages; }
    ProjectDesk& project() { return m_project; }
    /// Shows the window and what the options ask for, or sets out to draw the screenshots.
    void begin();
    /// A training by the user's preferences; shows the monitor.
    void startRun(RunConfig config, bool overwrite);

Q_SIGNALS:
    /// The screenshots are drawn, or cannot be.
    void done(const palimpsest::Status& outcome);

private:
    void openProject();
    void connectStart();
    void connectQueue();
    void connectRuns();
    void takePath(PathKind kind, const QString& path);
    void beginScreenshots();
    void tour();
    void fillForPicture(const QString& key);
    QWidget* showFirstSample();
    QWidget* showPresenter();

    const WorkbenchOptions m_options;
    RunQueue m_queue;
    ProjectDesk m_project; ///< outlives the window, whose pages ask it
    std::unique_ptr<MainWindow> m_window;
    PageList m_pages;
    StudyPages m_studyPages;
    JudgePages m_judgePages;
    std::unique_ptr<QWidget> m_presenter;
};

} // namespace palimpsest
