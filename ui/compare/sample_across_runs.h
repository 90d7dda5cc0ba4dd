#pragma once

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QSlider;
class QLabel;

namespace palimpsest {

class ComparedRuns;
class ComparedText;

/// One forget sample after an epoch: its reference, and what each run's model says, differences marked.
class SampleAcrossRuns : public QWidget {
    Q_OBJECT
public:
    explicit SampleAcrossRuns(const ComparedRuns* runs, QWidget* parent = nullptr);

    const QList<ComparedText*>& columns() const { return m_columns; }
    QComboBox* samples() const { return m_sample; }
    QSlider* epochs() const { return m_epoch; }

private:
    void readSamples();
    void readEpochs();
    void makeColumns();
    void show();

    const ComparedRuns* const m_runs;
    QComboBox* m_sample;
    QSlider* m_epoch;
    QLabel* m_epochText;
    QHBoxLayout* m_texts;
    ComparedText* m_reference;
    QList<ComparedText*> m_columns; ///< one a run that is shown
    QList<int> m_rows;              ///< whose they are
};

} // namespace palimpsest
