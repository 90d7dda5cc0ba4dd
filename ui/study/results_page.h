#pragma once

#include "engine/study/study_state.h"
#include "ui/study/study_content_page.h"

#include <QSet>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace palimpsest {

class FactTable;
class MeansPlot;
class NumberLabel;

/// What people gave each model. While the study is blind only counts; unblinding asks, and is logged.
class ResultsPage : public StudyContentPage {
    Q_OBJECT
public:
    ResultsPage(ProjectDesk* desk, OpenStudy* study, QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("results"); }
    QString title() const override { return tr("Results"); }
    QString iconName() const override { return QStringLiteral("chart-scatter"); }

    // What the buttons do, behind their dialogs.
    void unblind();
    void exportTables(const QString& folder, bool overwrite);
    void exportReport(const QString& file, bool overwrite);

protected:
    void readStudy() override;

private:
    struct Contents {
        RatingScale scale;
        StudyCounts counts;
        Unblinding blind;
        std::vector<ModelResult> models; ///< empty while the study is blind
    };
    static Result<Contents> readContents(Project& project, const Study& study, bool logLook);

    QWidget* buildBody();
    QWidget* buildCounts();
    QWidget* buildBlind();
    QWidget* buildOpen();
    void makeConnections();
    NumberLabel* addCount(const QString& name, const QString& meaning);
    void take(const Contents& contents);
    void showModels(const Contents& contents);
    void showLog(const Unblinding& blind);
    void askToUnblind();
    void askForFolder();
    void askForReport();
    void askToReplace(const QString& what, std::function<void()> replace);
    void toggleClosed();

    QWidget* m_body;
    QWidget *m_blind, *m_open;
    QPushButton *m_close, *m_unblind, *m_tables, *m_report;
    QCheckBox* m_mark;
    NumberLabel *m_answered = nullptr, *m_rated = nullptr, *m_overlapping = nullptr, *m_unresolved = nullptr,
                *m_adjudicated = nullptr, *m_skipped = nullptr;
    QLayout* m_countRow = nullptr;
    QLabel* m_unblinded;
    MeansPlot* m_plot;
    FactTable *m_models, *m_log;
    QTableView *m_modelsView, *m_logView;
    QSet<QString> m_looked; ///< studies whose results this window has shown: each look is logged once a session
};

} // namespace palimpsest
