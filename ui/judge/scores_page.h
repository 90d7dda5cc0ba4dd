#pragma once

#include "engine/judge/judge_scores.h"
#include "ui/judge/result_page.h"

#include <vector>

class QAction;
class QGridLayout;
class QPlainTextEdit;
class QTableView;

namespace palimpsest {

class ScoreHistogram;
class ScoresModel;
struct HistoricalReport;

/// What a judge gave each model; export, reading anew, and import of the reference's own results.
class ScoresPage : public ResultPage {
    Q_OBJECT
public:
    ScoresPage(ProjectDesk* desk, OpenJudge* judge, QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("scores"); }
    QString title() const override { return tr("Scores"); }
    QString iconName() const override { return QStringLiteral("chart-column-increasing"); }
    QList<QAction*> contextActions() override { return {m_import, m_export, m_rescore}; }

    // What the actions do, without their dialogs.
    /// A results.json with *-res.csv and *.log files of the reference, told apart by their endings.
    void importFiles(const QStringList& files);
    void exportCsv(const QString& file);

protected:
    void read(std::int64_t run) override;

private:
    QWidget* buildContent();
    QWidget* buildReport();
    void take(std::vector<ModelScores> scores);
    void updateActions();
    void chooseImport();
    void chooseExport();
    void rescore();
    void showReport(const HistoricalReport& report);

    QAction* m_import;
    QAction* m_export;
    QAction* m_rescore;
    ScoresModel* m_model;
    QTableView* m_table;
    QGridLayout* m_grid;
    std::vector<ScoreHistogram*> m_histograms;
    QWidget* m_reportPanel;
    QPlainTextEdit* m_report;
};

} // namespace palimpsest
