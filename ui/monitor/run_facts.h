#pragma once

#include <QPointer>
#include <QWidget>

class QGridLayout;

namespace palimpsest {

class ElidedLabel;
class NumberLabel;
class RunHandle;

/// What the run is doing in numbers: phase, epoch, step, rate, time left, elapsed, memory.
class RunFacts : public QWidget {
    Q_OBJECT
public:
    explicit RunFacts(QWidget* parent = nullptr);

    void setRun(RunHandle* run);

private:
    NumberLabel* addFact(const QString& name, const QString& meaning);
    void showAll();
    void showProgress();
    void showSteps();
    void showResources();

    QPointer<RunHandle> m_run;
    QGridLayout* m_grid;
    ElidedLabel* m_phase;
    NumberLabel* m_epoch;
    NumberLabel* m_step;
    NumberLabel* m_rate;
    NumberLabel* m_left;
    NumberLabel* m_elapsed;
    NumberLabel* m_memory;
};

} // namespace palimpsest
