#pragma once

#include "ui/feedback/grade_mark.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QHBoxLayout;
class QSlider;
class QLabel;

namespace palimpsest {

class ComparedRuns;
class ComparedText;
class GradeMarks;
class RunHandle;

/// One forget sample after an epoch: its reference, and what each run's model says, differences marked.
class SampleAcrossRuns : public QWidget {
    Q_OBJECT
public:
    explicit SampleAcrossRuns(const ComparedRuns* runs, QWidget* parent = nullptr);

    /// What people and judges gave a run's candidate after an epoch; shown above its text.
    using GradesOf = std::function<QList<Grade>(const RunHandle& run, std::int64_t epoch, std::int64_t docId)>;
    void setGrades(GradesOf grades);
    void refreshGrades() { show(); }

    const QList<ComparedText*>& columns() const { return m_columns; }
    QComboBox* samples() const { return m_sample; }
    QSlider* epochs() const { return m_epoch; }

private:
    void readSamples();
    void readEpochs();
    QWidget* columnOf(ComparedText* text);
    void makeColumns();
    void show();
    void showGrades(const QList<QList<Grade>>& grades);

    const ComparedRuns* const m_runs;
    QComboBox* m_sample;
    QSlider* m_epoch;
    QLabel* m_epochText;
    QHBoxLayout* m_texts; ///< a column each: its grades above its text
    ComparedText* m_reference;
    QList<ComparedText*> m_columns; ///< one a run that is shown
    QList<GradeMarks*> m_marks;     ///< above each; the first stands above the reference and keeps its room
    GradesOf m_gradesOf;
    QList<int> m_rows; ///< whose they are
};

} // namespace palimpsest
