#pragma once

#include "engine/judge/judge_probe.h"
#include "ui/judge/open_judge.h"
#include "ui/shell/page.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace palimpsest {

class EmptyState;
class JudgeRunFacts;
class NumberLabel;
class ProbedCallsModel;

/// Three real calls of a run before it is confirmed: what came back, what a call takes, and what the rest will cost.
class ProbePage : public Page {
    Q_OBJECT
public:
    ProbePage(ProjectDesk* desk, OpenJudge* judge, QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("probe"); }
    QString title() const override { return tr("Probe"); }
    QString iconName() const override { return QStringLiteral("flask-conical"); }

    static constexpr std::int64_t kCalls = 3;

private:
    QWidget* buildRun();
    QWidget* buildCalls();
    QWidget* buildForecast();
    QWidget* buildButtons();
    void connectParts();
    void refresh();
    void showEmpty();
    void showState(const JudgeRunState& state);
    void askForForecast();
    void showForecast(const JudgeForecast& forecast);
    void showReply();
    void probe();
    void confirm();
    void discard();

    ProjectDesk* const m_desk;
    OpenJudge* const m_judge;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    JudgeRunFacts* m_facts;
    QLabel* m_stateText;
    ProbedCallsModel* m_calls;
    QTableView* m_table;
    QPlainTextEdit* m_reply;
    NumberLabel* m_promptTokens;
    NumberLabel* m_replyTokens;
    NumberLabel* m_cost;
    NumberLabel* m_time;
    QPushButton* m_probe;
    QPushButton* m_confirm;
    QPushButton* m_discard;
    int m_question = 0; ///< the newest forecast; older answers are dropped
};

} // namespace palimpsest
