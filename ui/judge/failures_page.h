#pragma once

#include "engine/judge/judge_failures.h"
#include "ui/judge/result_page.h"

#include <vector>

class QListWidget;
class QPushButton;
class QTableView;

namespace palimpsest {

class FailureDetail;
class FailuresModel;

/// What a judge run did not get a score for: by class, with the raw answer; to ask again, or to read by hand.
class FailuresPage : public ResultPage {
    Q_OBJECT
public:
    FailuresPage(ProjectDesk* desk, OpenJudge* judge, QWidget* parent = nullptr);

    QString key() const override { return QStringLiteral("failures"); }
    QString title() const override { return tr("Failures"); }
    QString iconName() const override { return QStringLiteral("circle-x"); }

protected:
    void read(std::int64_t run) override;

private:
    QWidget* buildContent();
    void take(std::vector<JudgeFailure> failures);
    void showClasses();
    void showClass();
    void showSelected();
    void updateRetry();
    std::vector<std::int64_t> retriable() const;
    void retry();
    void readByHand(qint64 attempt, double value, const QString& who, const QString& note);

    std::vector<JudgeFailure> m_failures;
    QListWidget* m_classes;
    FailuresModel* m_model;
    QTableView* m_table;
    FailureDetail* m_detail;
    QPushButton* m_retry;
};

} // namespace palimpsest
