#pragma once

#include <QWidget>

class QComboBox;

namespace palimpsest {

class OpenJudge;
class PillLabel;

/// Which judge run is looked at, and its state.
class JudgeRunPicker : public QWidget {
    Q_OBJECT
public:
    explicit JudgeRunPicker(OpenJudge* judge, QWidget* parent = nullptr);

private:
    void showRuns();
    void showState();

    OpenJudge* const m_judge;
    QComboBox* m_runs;
    PillLabel* m_state;
};

} // namespace palimpsest
