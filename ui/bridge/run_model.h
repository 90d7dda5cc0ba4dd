#pragma once

#include "ui/bridge/run_data.h"

#include <QObject>
#include <QString>

#include <span>
#include <vector>

namespace palimpsest {

/// What the window knows of one run: the sum of its events. There is one way in, apply(), for live, replayed, followed
/// and streamed runs alike, and a batch of events makes at most one of each signal. GUI thread only; a plain data model
/// that never touches a file or a thread.
class RunModel : public QObject {
    Q_OBJECT
public:
    explicit RunModel(QObject* parent = nullptr);

    void apply(std::span<const EventRecord> records);
    /// Puts a whole run in the place of what was known, built elsewhere; makes each signal once, after `reset`.
    void load(RunData data);
    void setSamples(std::vector<SampleText> samples);
    /// The process behind the run is gone and said nothing.
    void markInterrupted(const QString& why);

    const RunStarted& started() const { return m_data.started; }
    bool hasStarted() const { return m_data.hasStarted; }
    /// "loading", "validating", "training", "paused", "saving", then "completed", "stopped", "failed", or "interrupted"
    /// where its process ended without a word; empty before.
    const QString& state() const { return m_data.state; }
    bool isOver() const { return m_data.isOver(); }
    std::int64_t epoch() const { return m_data.epoch; }
    const Progress& progress() const { return m_data.progress; }
    const ResourceSampled& resources() const { return m_data.resources; }
    double firstTime() const { return m_data.firstTime; } ///< seconds since 1970 UTC
    double lastTime() const { return m_data.lastTime; }
    /// Why it ended: RunFinished's reason or RunFailed's message.
    const QString& outcome() const { return m_data.outcome; }

    /// In order of steps, of epochs.
    const std::vector<StepMeasured>& steps() const { return m_data.steps.values(); }
    const std::vector<EpochEvaluated>& epochs() const { return m_data.epochs.values(); }
    const EpochEvaluated* epochResult(std::int64_t epoch) const { return m_data.epochResult(epoch); }
    /// Epochs for which rows are known, ascending; and a row's result there, or nullptr. Pointers hold until the next
    /// signal.
    std::vector<std::int64_t> sampledEpochs() const { return m_data.sampledEpochs(); }
    const SampleEvaluated* sample(std::int64_t id, std::int64_t epoch) const { return m_data.sample(id, epoch); }
    /// The rows' texts, by id; empty until samples.csv has been read.
    const std::vector<SampleText>& samples() const { return m_samples; }
    const SampleText* sampleText(std::int64_t id) const;
    const std::vector<CheckpointSaved>& checkpoints() const { return m_data.checkpoints.values(); }
    /// The newest lines (RunData::kLogLimit); res.log holds them all.
    const std::vector<RunLogEntry>& log() const { return m_data.log.values(); }
    const std::vector<QString>& warnings() const { return m_data.warnings.values(); }
    /// A live setting's value now ("acc", "el", "f1", "bleu", "max_epochs", as the field table names them):
    /// RunStarted's, or the last SettingChanged's.
    QString setting(const QString& name) const { return m_data.setting(name); }
    double threshold(const QString& name) const { return setting(name).toDouble(); }

Q_SIGNALS:
    /// What was known has changed from its beginning (a resume made events void, or another run was loaded).
    void reset();
    void startedChanged();
    void stateChanged();
    void progressChanged();
    void stepsAdded();
    /// The last one of the batch; a replay adds many at once.
    void epochAdded(qint64 epoch);
    void samplesChanged();
    void settingsChanged();
    void checkpointsChanged();
    void logAdded();
    /// The last one of the batch, and how many more there were.
    void warningAdded(const QString& text);
    void resourcesChanged();
    void finished();

private:
    void announce(const RunData::Changes& changes);

    RunData m_data;
    std::vector<SampleText> m_samples;
};

} // namespace palimpsest
