#pragma once

#include "engine/events/run_event.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace palimpsest {

/// A forget row's texts, as samples.csv has them.
struct SampleText {
    std::int64_t id = 0;
    std::int64_t docId = 0;
    QString prefix;
    QString reference;
    double overlap = 0; ///< share of the suffix's 10-grams that stand in the partner
};

struct RunLogEntry {
    double t = 0;
    QString level; ///< "INFO", "WARNING", "ERROR"
    QString text;
};

/// What the window knows of one run: the sum of its events. There is one way in, apply(), for live, replayed, followed
/// and streamed runs alike, and a batch of events makes at most one of each signal. GUI thread only; a plain data model
/// that never touches a file or a thread.
class RunModel : public QObject {
    Q_OBJECT
public:
    explicit RunModel(QObject* parent = nullptr);

    void apply(std::span<const EventRecord> records);
    void setSamples(std::vector<SampleText> samples);

    const RunStarted& started() const { return m_started; }
    bool hasStarted() const { return m_hasStarted; }
    /// "loading", "validating", "training", "paused", "saving", then "completed", "stopped" or "failed"; empty before.
    const QString& state() const { return m_state; }
    bool isOver() const { return m_state == "completed" || m_state == "stopped" || m_state == "failed"; }
    std::int64_t epoch() const { return m_epoch; }
    const Progress& progress() const { return m_progress; }
    const ResourceSampled& resources() const { return m_resources; }
    double firstTime() const { return m_firstTime; } ///< seconds since 1970 UTC
    double lastTime() const { return m_lastTime; }
    /// Why it ended: RunFinished's reason or RunFailed's message.
    const QString& outcome() const { return m_outcome; }

    /// In order of steps, of epochs.
    const std::vector<StepMeasured>& steps() const { return m_steps; }
    const std::vector<EpochEvaluated>& epochs() const { return m_epochs; }
    const EpochEvaluated* epochResult(std::int64_t epoch) const;
    /// Epochs for which rows are known, ascending; and a row's result there, or nullptr.
    std::vector<std::int64_t> sampledEpochs() const;
    const SampleEvaluated* sample(std::int64_t id, std::int64_t epoch) const;
    /// The rows' texts, by id; empty until samples.csv has been read.
    const std::vector<SampleText>& samples() const { return m_samples; }
    const SampleText* sampleText(std::int64_t id) const;
    const std::vector<CheckpointSaved>& checkpoints() const { return m_checkpoints; }
    const std::vector<RunLogEntry>& log() const { return m_log; }
    const std::vector<QString>& warnings() const { return m_warnings; }
    /// A live setting's value now ("acc", "el", "f1", "bleu", "max_epochs"): RunStarted's, or the last
    /// SettingChanged's.
    QString setting(const QString& name) const;
    double threshold(const QString& name) const { return setting(name).toDouble(); }

Q_SIGNALS:
    /// What was known has changed from its beginning (a resume made events void, or another run was loaded).
    void reset();
    void startedChanged();
    void stateChanged();
    void progressChanged();
    void stepsAdded();
    void epochAdded(qint64 epoch);
    void samplesChanged();
    void settingsChanged();
    void checkpointsChanged();
    void logAdded();
    void warningAdded(const QString& text);
    void resourcesChanged();
    void finished();

private:
    RunStarted m_started;
    bool m_hasStarted = false;
    QString m_state;
    std::int64_t m_epoch = 0;
    Progress m_progress;
    ResourceSampled m_resources;
    double m_firstTime = 0, m_lastTime = 0;
    QString m_outcome;
    std::vector<StepMeasured> m_steps;
    std::vector<EpochEvaluated> m_epochs;
    std::vector<std::vector<SampleEvaluated>> m_evaluated; ///< [epoch][id]
    std::vector<SampleText> m_samples;
    std::vector<CheckpointSaved> m_checkpoints;
    std::vector<RunLogEntry> m_log;
    std::vector<QString> m_warnings;
    QHash<QString, QString> m_settings;
};

} // namespace palimpsest
