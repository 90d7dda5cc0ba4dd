#pragma once

#include "engine/study/study_agreement.h"
#include "ui/study/study_content_page.h"

class QBoxLayout;
class QLabel;
class QPushButton;
class QTableView;

namespace palimpsest {

class FactTable;
class NumberLabel;
class RaterDistributions;

/// How far the raters agree, with each other, with themselves, and with what is known. Tells nothing of models, so it
/// may be looked at while the study is blind.
class AgreementPage : public StudyContentPage {
    Q_OBJECT
public:
    AgreementPage(ProjectDesk* desk, OpenStudy* study, QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("agreement"); }
    QString title() const override { return tr("Agreement"); }
    QString iconName() const override { return QStringLiteral("handshake"); }

protected:
    void readStudy() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Figure {
        NumberLabel* value;
        QLabel* note;
    };
    Figure addFigure(QBoxLayout* row, const QString& name, const QString& meaning, bool headline);
    QWidget* buildFigures();
    QWidget* buildBody();
    QWidget* section(const QString& title, const QString& note, QWidget* content);
    void take(const StudyAgreement& measured);
    void showAlpha(const Figure& figure, const Statistic& alpha, const BootstrapInterval& interval);
    void showRanges(const StudyAgreement& measured);

    QWidget* m_body;
    QLabel* m_counts;
    Figure m_ordinal, m_nominal, m_interval, m_exact, m_withinOne;
    FactTable *m_matrix, *m_records, *m_ranges;
    QTableView *m_matrixView, *m_recordsView, *m_rangesView;
    RaterDistributions* m_distributions;
    QBoxLayout* m_columns;
    QLabel* m_rangesNote;
    QPushButton* m_adjudicate;
};

} // namespace palimpsest
