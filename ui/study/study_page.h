#pragma once

#include "ui/shell/page.h"
#include "ui/study/open_study.h"

class QStackedWidget;
class QTableView;

namespace palimpsest {

class ElidedLabel;
class EmptyState;
class FactTable;
class NewStudyForm;

/// The project's studies, and the making of one. Run directories and tables may be dropped on it.
class StudyPage : public Page {
    Q_OBJECT
public:
    StudyPage(ProjectDesk* desk, OpenStudy* study, QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("study"); }
    QString title() const override { return tr("Study"); }
    QString iconName() const override { return QStringLiteral("clipboard-list"); }
    QList<QAction*> contextActions() override { return {m_new, m_openProject}; }

    /// Shows the form.
    void beginStudy();
    /// For a picture: a new study of all that the project has.
    void fillForPicture();

Q_SIGNALS:
    /// Another project was chosen.
    void projectChosen(const QString& folder);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* buildHeader();
    void makeActions();
    void showStudies();
    void fillTable();
    void chooseProject();
    void onCreated(qint64 study);
    QString freeName() const;

    ProjectDesk* const m_desk;
    OpenStudy* const m_open;
    QAction* m_new = nullptr;
    QAction* m_openProject = nullptr;
    ElidedLabel* m_folder = nullptr;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    FactTable* m_studies;
    QTableView* m_table;
    NewStudyForm* m_form;
};

} // namespace palimpsest
