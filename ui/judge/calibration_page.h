#pragma once

#include "ui/judge/calibration_view.h"
#include "ui/judge/result_page.h"

#include <optional>

class QAction;
class QComboBox;
class QLabel;
class QTableView;

namespace palimpsest {

class CalibrationModelsModel;
class CandidateTexts;
class CoefficientCard;
class DisagreementsModel;
class JointTable;

/// How a judge run agrees with a human study or with another judge run.
class CalibrationPage : public ResultPage {
    Q_OBJECT
public:
    CalibrationPage(ProjectDesk* desk, OpenJudge* judge, QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("calibration"); }
    QString title() const override { return tr("Calibration"); }
    QString iconName() const override { return QStringLiteral("scale"); }
    QList<QAction*> contextActions() override { return {m_record}; }

protected:
    void read(std::int64_t run) override;

private:
    QWidget* buildContent();
    QWidget* buildCards();
    void buildTables();
    QWidget* buildJoint();
    QWidget* buildWorst();
    void take(CalibrationView view);
    void showChoices();
    void showCalibration(const Calibration& calibration);
    void showWorst();
    void record();
    QString whyNot() const;

    CalibrationView m_view;
    std::optional<CalibrationPartner> m_wanted;
    QAction* m_record;
    QComboBox* m_partner;
    CoefficientCard* m_rho;
    CoefficientCard* m_tau;
    CoefficientCard* m_kappa;
    CoefficientCard* m_system;
    QLabel* m_note;
    JointTable* m_joint;
    CalibrationModelsModel* m_models;
    QTableView* m_modelTable;
    DisagreementsModel* m_disagreements;
    QTableView* m_worstTable;
    CandidateTexts* m_texts;
};

} // namespace palimpsest
