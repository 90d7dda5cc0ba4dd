#pragma once

#include "engine/study/study_plan.h"

#include <QWidget>

class QLabel;

namespace palimpsest {

class NumberLabel;

/// What the study would ask of its raters: items, items a rater, minutes, and what had to give way.
class PlanFigures : public QWidget {
    Q_OBJECT
public:
    explicit PlanFigures(QWidget* parent = nullptr);

    void showPlan(const StudyPlan& plan);
    /// No figures, and why: what is missing of the request.
    void showMissing(const QString& what);

private:
    NumberLabel* m_units;
    NumberLabel* m_items;
    NumberLabel* m_minutes;
    QLabel* m_remarks;
};

} // namespace palimpsest
