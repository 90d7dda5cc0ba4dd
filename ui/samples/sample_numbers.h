#pragma once

#include "ui/feedback/grade_mark.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace palimpsest {

class NumberLabel;
class PillLabel;
struct SampleEvaluated;
enum class Fate;

/// What was measured of one sample after one epoch: its fate, then a line of numbers, each with its meaning and formula
/// on hover.
class SampleNumbers : public QWidget {
    Q_OBJECT
public:
    explicit SampleNumbers(QWidget* parent = nullptr);

    /// nullptr: not evaluated in that epoch.
    void show(const SampleEvaluated* result, Fate fate);
    using QWidget::show;
    /// What people and judges gave it, behind the measures.
    void setGrades(const QList<Grade>& grades);

private:
    using Getter = std::function<double(const SampleEvaluated&)>;
    struct Number {
        NumberLabel* label;
        Getter value;
    };
    void add(const QString& name, const QString& meaning, Getter value);

    PillLabel* m_fate;
    PillLabel* m_arm;
    std::vector<Number> m_numbers;
    GradeMarks* m_grades;
};

} // namespace palimpsest
