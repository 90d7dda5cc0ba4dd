#pragma once

#include <QPointer>
#include <QWidget>

class QPushButton;
class QSpinBox;

namespace palimpsest {

class RunHandle;

/// How many epochs a run may take: a live run is told at once; a stopped or finished one can be taken on to more of
/// them.
class EpochLimit : public QWidget {
    Q_OBJECT
public:
    explicit EpochLimit(QWidget* parent = nullptr);

    void setRun(RunHandle* run);
    QSpinBox* field() const { return m_field; }
    QPushButton* button() const { return m_button; }

Q_SIGNALS:
    /// Go on with this run's directory, up to so many epochs.
    void moreEpochsWanted(const QString& directory, qint64 maxEpochs);

private:
    void update();
    void showButton();
    void apply();
    qint64 limitInForce() const;

    QPointer<RunHandle> m_run;
    QSpinBox* m_field;
    QPushButton* m_button;
};

} // namespace palimpsest
