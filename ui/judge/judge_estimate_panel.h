#pragma once

#include "engine/judge/judge_setup.h"
#include "engine/judge/judge_store.h"

#include <QWidget>

class QLabel;
class QTimer;
class QVBoxLayout;

namespace palimpsest {

class NumberLabel;
class ProjectDesk;

/// What a run would send and cost, reckoned behind the window whenever its settings have been still for a moment.
class JudgeEstimatePanel : public QWidget {
    Q_OBJECT
public:
    explicit JudgeEstimatePanel(ProjectDesk* desk, QWidget* parent = nullptr);

    /// `ready`: the settings are complete.
    void setRun(const JudgeRun& run, const std::vector<GradedEpoch>& graded, bool ready);

private:
    void build();
    NumberLabel* addFact(const QString& name, const QString& meaning);
    void ask();
    void show(const Result<CreatedRun>& preview);
    void showNothing(const QString& why);

    ProjectDesk* const m_desk;
    QTimer* m_timer;
    QVBoxLayout* m_column;
    NumberLabel* m_calls;
    NumberLabel* m_known;
    NumberLabel* m_prompt;
    NumberLabel* m_reply;
    NumberLabel* m_cost;
    QLabel* m_notes;
    JudgeRun m_run;
    std::vector<GradedEpoch> m_graded;
    int m_question = 0; ///< the newest; older answers are dropped
};

} // namespace palimpsest
