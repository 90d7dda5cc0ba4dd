#pragma once

#include "engine/events/run_event.h"

#include <QHash>
#include <QString>

#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace palimpsest {

/// A forget row's texts, as samples.csv has them.
struct SampleText {
    std::int64_t id = 0;
    std::int64_t docId = 0;
    QString prefix;
    QString reference;
    double overlap = 0; ///< share of the suffix's 10-grams that stand in the partner; NaN: unknown
};

struct RunLogEntry {
    double t = 0;
    QString level; ///< "INFO", "WARNING", "ERROR"
    QString text;
};

/// Values in the order of their events, each with its event's number, so that a resume can take back the last ones.
template <typename T>
class Numbered {
public:
    const std::vector<T>& values() const { return m_values; }
    void add(std::uint64_t seq, T value)
    {
        m_seqs.push_back(seq);
        m_values.push_back(std::move(value));
    }
    std::uint64_t lastSeq() const { return m_seqs.empty() ? 0 : m_seqs.back(); }
    template <typename Visitor>
    void forEach(Visitor visitor) const
    {
        for (std::size_t i = 0; i < m_values.size(); ++i)
            visitor(m_seqs[i], m_values[i]);
    }
    void dropAfter(std::uint64_t seq)
    {
        while (!m_seqs.empty() && m_seqs.back() > seq) {
            m_seqs.pop_back();
            m_values.pop_back();
        }
    }
    /// Forgets the oldest until at most half of `limit` are left, once there are more than `limit`.
    void keepNewest(std::size_t limit)
    {
        if (m_values.size() <= limit)
            return;
        const auto surplus = static_cast<std::ptrdiff_t>(m_values.size() - limit / 2);
        m_values.erase(m_values.begin(), m_values.begin() + surplus);
        m_seqs.erase(m_seqs.begin(), m_seqs.begin() + surplus);
    }

private:
    std::vector<std::uint64_t> m_seqs;
    std::vector<T> m_values;
};

/// The sum of a run's events, as plain data: built on any thread, then handed over by value. One thread at a time.
class RunData {
public:
    /// What a batch of events touched.
    struct Changes {
        bool reset = false; ///< earlier events became void
        bool started = false, state = false, progress = false, steps = false, samples = false, settings = false;
        bool checkpoints = false, log = false, resources = false, finished = false;
        bool epochs = false;
        std::int64_t lastEpoch = 0; ///< the last one evaluated, where `epochs`
        std::vector<QString> warnings;
    };

    /// Log lines and warnings kept; the files of the run hold them all.
    static constexpr std::size_t kLogLimit = 20'000;
    static constexpr std::size_t kWarningLimit = 1'000;

    Changes apply(std::span<const EventRecord> records);
    /// A run that ended without saying so: its process was killed. No effect on one that is over.
    bool markInterrupted(const QString& why);

    bool isOver() const;
    QString setting(const QString& name) const { return m_settings.value(name); }
    const EpochEvaluated* epochResult(std::int64_t epoch) const;
    std::vector<std::int64_t> sampledEpochs() const;
    const SampleEvaluated* sample(std::int64_t id, std::int64_t epoch) const;

    RunStarted started;
    bool hasStarted = false;
    QString state;
    std::int64_t epoch = 0;
    Progress progress;
    ResourceSampled resources;
    double firstTime = 0, lastTime = 0;
    QString outcome;
    Numbered<StepMeasured> steps;
    Numbered<EpochEvaluated> epochs;
    Numbered<CheckpointSaved> checkpoints;
    Numbered<RunLogEntry> log;
    Numbered<QString> warnings;

private:
    struct Row {
        std::uint64_t seq = 0;
        SampleEvaluated result;
    };

    void take(const EventRecord& record, const RunStarted& event, Changes& changes);
    void take(const EventRecord& record, const StateChanged& event, Changes& changes);
    void take(const EventRecord& record, const Progress& event, Changes& changes);
    void take(const EventRecord& record, const StepMeasured& event, Changes& changes);
    void take(const EventRecord& record, const EpochEvaluated& event, Changes& changes);
    void take(const EventRecord& record, const SampleEvaluated& event, Changes& changes);
    void take(const EventRecord& record, const CheckpointSaved& event, Changes& changes);
    void take(const EventRecord& record, const SettingChanged& event, Changes& changes);
    void take(const EventRecord& record, const ResourceSampled& event, Changes& changes);
    void take(const EventRecord& record, const LogLine& event, Changes& changes);
    void take(const EventRecord& record, const Warning& event, Changes& changes);
    void take(const EventRecord& record, const Resumed& event, Changes& changes);
    void take(const EventRecord& record, const RunFinished& event, Changes& changes);
    void take(const EventRecord& record, const RunFailed& event, Changes& changes);
    void enter(const QString& newState, Changes& changes);
    void readSettings();

    Numbered<RunStarted> m_starts; ///< one, and one more for every resume
    Numbered<SettingChanged> m_settingChanges;
    QHash<QString, QString> m_settings;
    std::map<std::int64_t, std::vector<Row>> m_rows; ///< by epoch; rising ids
};

} // namespace palimpsest
