#pragma once

#include "engine/judge/judge_setup.h"
#include "engine/judge/judge_store.h"
#include "ui/shell/page.h"

class QLabel;
class QPushButton;

namespace palimpsest {

class CandidatePicker;
class JudgeChoiceForm;
class JudgeEstimatePanel;
class OpenJudge;
class ProjectDesk;
class TemplatePanel;

/// A new judge run: what is graded, with which prompt, by whom, for how much. It becomes a draft; nothing is sent from
/// here.
class JudgeRunPage : public Page {
    Q_OBJECT
public:
    JudgeRunPage(ProjectDesk* desk, OpenJudge* judge, QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("judge_run"); }
    QString title() const override { return tr("New grading"); }
    QString iconName() const override { return QStringLiteral("gavel"); }
    void setRun(RunHandle* run) override;

    CandidatePicker* candidates() const { return m_candidates; }
    /// The settings of the newest run, and the project's first candidates.
    void fillForPicture();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildForm();
    QWidget* buildSide();
    void connectParts();
    void refresh();
    void showDestination(const JudgeRun& run);
    void create();
    Result<JudgeRun> settings() const;

    ProjectDesk* const m_desk;
    OpenJudge* const m_judge;
    CandidatePicker* m_candidates;
    TemplatePanel* m_template;
    JudgeChoiceForm* m_choice;
    JudgeEstimatePanel* m_estimate;
    QLabel* m_destination;
    QLabel* m_why;
    QPushButton* m_create;
    bool m_creating = false;
};

} // namespace palimpsest
