#pragma once

#include "engine/study/study_plan.h"
#include "ui/bridge/project_desk.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace palimpsest {

class ModelTree;
class PlanFigures;
class StudyDesignForm;

/// A new study: where its texts come from, which models, who rates how much, and what that will ask of them. Sources
/// are read into the project at once.
class NewStudyForm : public QWidget {
    Q_OBJECT
public:
    explicit NewStudyForm(ProjectDesk* desk, QWidget* parent = nullptr);

    /// Begins anew; the project's runs are read.
    void begin(const QString& name);
    /// Reads run directories and tables in, one after the other.
    void addSources(const QStringList& paths);
    ModelTree* models() const { return m_models; }
    StudyDesignForm* design() const { return m_design; }

Q_SIGNALS:
    void created(qint64 study);
    void cancelled();
    void problem(const QString& text, const QString& whatToDo);
    void notice(const QString& text);

private:
    QWidget* buildSources();
    QWidget* buildRight();
    QWidget* buildBottom();
    void chooseFolder();
    void chooseFiles();
    void chooseExperiment();
    void takeExperiment(const QString& folder);
    void readRuns(std::int64_t fresh);
    void onImported(const QString& path, const Result<RunImport>& imported);
    StudyRequest request() const;
    QString missing() const;
    void onEdited();
    void plan();
    void create();

    ProjectDesk* const m_desk;
    ModelTree* m_models;
    QLineEdit* m_experiment;
    QLabel* m_reading;
    StudyDesignForm* m_design;
    PlanFigures* m_figures;
    QPushButton* m_create;
    QTimer m_planTimer;    ///< figures follow what is typed, at the pace of reading
    QStringList m_refused; ///< sources without prefixes, read again when an experiment is named
    int m_underWay = 0;    ///< sources being read
    int m_question = 0;    ///< the newest plan
    bool m_creating = false;
};

} // namespace palimpsest
