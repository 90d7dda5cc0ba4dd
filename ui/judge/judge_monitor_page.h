#pragma once

#include "ui/judge/open_judge.h"
#include "ui/shell/page.h"

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace palimpsest {

class EmptyState;
class JudgeNumbers;
class JudgeRunFacts;

/// A judge run on its way: how far, at what cost, how fast, and what went wrong last; pause, resume, stop.
class JudgeMonitorPage : public Page {
    Q_OBJECT
public:
    JudgeMonitorPage(ProjectDesk* desk, OpenJudge* judge, QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("judge_monitor"); }
    QString title() const override { return tr("Grading"); }
    QString iconName() const override { return QStringLiteral("circle-gauge"); }

private:
    QWidget* buildHead();
    QWidget* buildProgress();
    QWidget* buildResults();
    void connectParts();
    void refresh();
    void showEmpty();
    void showRun(const JudgeRunState& state);
    void showWords(const JudgeRunState& state, const JudgeProgress* live);
    void showButtons(const JudgeRunState& state, const JudgeProgress* live);
    void countDown();
    void toggle();
    void stop();

    OpenJudge* const m_judge;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    JudgeRunFacts* m_facts;
    JudgeNumbers* m_numbers;
    QProgressBar* m_bar;
    QLabel* m_words;
    QLabel* m_wait;
    QLabel* m_problem;
    QPushButton* m_toggle;
    QPushButton* m_stop;
    QPushButton* m_scores;
    QPushButton* m_failures;
    QTimer* m_tick;
    qint64 m_waitsUntil = 0; ///< milliseconds since 1970; 0: the server asked for no pause
    bool m_stopping = false;
};

} // namespace palimpsest
