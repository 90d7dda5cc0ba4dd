#pragma once

#include "engine/judge/endpoint.h"
#include "ui/shell/page.h"

#include <map>
#include <optional>

class QAction;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace palimpsest {

class EmptyState;
class EndpointForm;
class EndpointTestPanel;
class OpenJudge;
class ProjectDesk;
struct EndpointTestReport;

/// The servers that can grade: their settings, where their keys are, and a test of each.
class EndpointsPage : public Page {
    Q_OBJECT
public:
    EndpointsPage(ProjectDesk* desk, OpenJudge* judge, QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("endpoints"); }
    QString title() const override { return tr("Endpoints"); }
    QString iconName() const override { return QStringLiteral("server"); }
    QList<QAction*> contextActions() override { return {m_new}; }

    /// Of the endpoint that is looked at; nothing happens while its settings are wrong.
    void test(const QString& model);

private:
    QWidget* buildList();
    QWidget* buildForm();
    QWidget* buildTest();
    void connectParts();
    void showLoaded();
    void showList();
    void showSelected();
    void addNew();
    void onEdited();
    void takeAdvice(Endpoint endpoint);
    void save();
    void revert();
    void askToRemove();
    void remove(std::int64_t id);
    void updateButtons();
    const Endpoint* stored(std::int64_t id) const;
    Endpoint shown(std::int64_t id) const;
    void select(std::int64_t id);

    ProjectDesk* const m_desk;
    OpenJudge* const m_judge;
    QAction* m_new;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QListWidget* m_list;
    EndpointForm* m_form;
    EndpointTestPanel* m_test;
    QPushButton* m_save;
    QPushButton* m_revert;
    QPushButton* m_remove;
    std::optional<std::int64_t> m_selected;    ///< 0: the new one
    std::map<std::int64_t, Endpoint> m_drafts; ///< edited, not saved; by id, 0: the new one
};

} // namespace palimpsest
