#include "ui/bridge/run_model.h"

#include <algorithm>

namespace palimpsest {

RunModel::RunModel(QObject* parent) : QObject(parent) {}

void RunModel::apply(std::span<const EventRecord> records)
{
    if (!records.empty())
        announce(m_data.apply(records));
}

void RunModel::load(RunData data)
{
    m_data = std::move(data);
    RunData::Changes all;
    all.reset = all.state = all.progress = all.samples = all.settings = all.resources = true;
    all.started = hasStarted();
    all.steps = !steps().empty();
    all.epochs = !epochs().empty();
    all.lastEpoch = all.epochs ? epochs().back().epoch : 0;
    all.checkpoints = !checkpoints().empty();
    all.log = !log().empty();
    all.warnings = warnings();
    all.finished = isOver();
    announce(all);
}

void RunModel::setSamples(std::vector<SampleText> samples)
{
    std::sort(samples.begin(), samples.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    m_samples = std::move(samples);
    Q_EMIT samplesChanged();
}

void RunModel::markInterrupted(const QString& why)
{
    if (!m_data.markInterrupted(why))
        return;
    Q_EMIT stateChanged();
    Q_EMIT finished();
}

const SampleText* RunModel::sampleText(std::int64_t id) const
{
    const auto found = std::lower_bound(m_samples.begin(), m_samples.end(), id,
                                        [](const SampleText& s, std::int64_t value) { return s.id < value; });
    return found == m_samples.end() || found->id != id ? nullptr : &*found;
}

void RunModel::announce(const RunData::Changes& changes)
{
    if (changes.reset)
        Q_EMIT reset();
    if (changes.started)
        Q_EMIT startedChanged();
    if (changes.settings)
        Q_EMIT settingsChanged();
    if (changes.state || changes.reset)
        Q_EMIT stateChanged();
    if (changes.progress)
        Q_EMIT progressChanged();
    if (changes.steps)
        Q_EMIT stepsAdded();
    if (changes.samples)
        Q_EMIT samplesChanged();
    if (changes.epochs)
        Q_EMIT epochAdded(changes.lastEpoch);
    if (changes.checkpoints)
        Q_EMIT checkpointsChanged();
    if (changes.log)
        Q_EMIT logAdded();
    if (changes.resources)
        Q_EMIT resourcesChanged();
    if (changes.warnings.size() == 1)
        Q_EMIT warningAdded(changes.warnings.back());
    else if (!changes.warnings.empty())
        Q_EMIT warningAdded(tr("%1 (and %n more warnings, see the log)", nullptr, int(changes.warnings.size()) - 1)
                                .arg(changes.warnings.back()));
    if (changes.finished)
        Q_EMIT finished();
}

} // namespace palimpsest
