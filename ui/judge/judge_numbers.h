#pragma once

#include "ui/judge/open_judge.h"

#include <QWidget>

class QGridLayout;

namespace palimpsest {

class NumberLabel;

/// A judge run in numbers: tasks, money, pace.
class JudgeNumbers : public QWidget {
    Q_OBJECT
public:
    explicit JudgeNumbers(QWidget* parent = nullptr);

    /// `live`: what its session says; nullptr: it is not being sent, and the project's own numbers are shown.
    void show(const JudgeRunState& state, const JudgeProgress* live);
    using QWidget::show;

private:
    NumberLabel* addNumber(QGridLayout* grid, int row, const char* name, const QString& title, const QString& meaning);

    NumberLabel* m_done;
    NumberLabel* m_failed;
    NumberLabel* m_waiting;
    NumberLabel* m_underWay;
    NumberLabel* m_spent;
    NumberLabel* m_unknown;
    NumberLabel* m_budget;
    NumberLabel* m_rate;
};

} // namespace palimpsest
