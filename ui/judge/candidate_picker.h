#pragma once

#include "engine/judge/judge_setup.h"
#include "engine/project/project.h"

#include <QWidget>

#include <set>
#include <utility>
#include <vector>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace palimpsest {

class ProjectDesk;

/// What is graded: the project's runs with their epochs to tick, and a way to bring more runs in.
class CandidatePicker : public QWidget {
    Q_OBJECT
public:
    explicit CandidatePicker(ProjectDesk* desk, QWidget* parent = nullptr);

    std::vector<GradedEpoch> chosen() const;
    /// All epochs of the first run.
    void tickFirst();
    /// A run directory the window looks at: offered to be imported, where the project does not have it.
    void setOpenRun(const QString& directory);
    void importRun(const QString& path);
    /// Reads the project's runs again.
    void reload();

Q_SIGNALS:
    void changed();
    void problem(const QString& what, const QString& whatToDo);
    void notice(const QString& text);

private:
    void build();
    void show(const std::vector<ProjectRun>& runs);
    void addRun(const ProjectRun& run);
    void fitHeight();
    void onItemChanged(QTreeWidgetItem* item);
    void chooseRun();
    void offerOpenRun();

    ProjectDesk* const m_desk;
    QTreeWidget* m_tree;
    QLabel* m_hint;
    QPushButton* m_import;
    QPushButton* m_importOpen;
    QString m_openRun;
    std::vector<ProjectRun> m_runs;
    std::set<std::pair<std::int64_t, std::int64_t>> m_ticked; ///< run and epoch
    int m_question = 0;                                       ///< the newest reload
};

} // namespace palimpsest
