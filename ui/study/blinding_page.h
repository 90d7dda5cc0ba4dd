#pragma once

#include "engine/study/blinding_check.h"
#include "ui/study/study_content_page.h"

class QAction;
class QLabel;
class QTableView;

namespace palimpsest {

class FactTable;
class PillLabel;
class SamplePreview;

/// Whether raters can tell who wrote what: what the leak lint finds, how items follow each other, and the items as
/// raters see them. It names no model but those that leak.
class BlindingPage : public StudyContentPage {
    Q_OBJECT
public:
    BlindingPage(ProjectDesk* desk, OpenStudy* study, QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("blinding"); }
    QString title() const override { return tr("Blinding"); }
    QString iconName() const override { return QStringLiteral("eye-off"); }
    QList<QAction*> contextActions() override { return {m_check}; }

protected:
    void readStudy() override;

private:
    QWidget* buildBody();
    void showCheck(BlindingCheck check);
    void showVerdict();
    void showOrders();
    void openFinding(const QModelIndex& index);

    BlindingCheck m_shown; ///< without its packs, which the preview has
    QAction* m_check;
    PillLabel* m_verdict;
    QLabel* m_meaning;
    FactTable* m_findings;
    QTableView* m_findingsView;
    FactTable* m_orders;
    QTableView* m_ordersView;
    SamplePreview* m_preview;
    QWidget* m_body;
};

} // namespace palimpsest
