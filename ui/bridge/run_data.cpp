#include "ui/bridge/run_data.h"

#include "engine/base/number_text.h"

#include <algorithm>

namespace palimpsest {

namespace {

QString text(const std::string& value) { return QString::fromStdString(value); }

} // namespace

RunData::Changes RunData::apply(std::span<const EventRecord> records)
{
    Changes changes;
    for (const EventRecord& record : records) {
        if (firstTime == 0)
            firstTime = record.t;
        lastTime = record.t;
        std::visit([&](const auto& event) { take(record, event, changes); }, record.event);
    }
    log.keepNewest(kLogLimit);
    warnings.keepNewest(kWarningLimit);
    return changes;
}

bool RunData::markInterrupted(const QString& why)
{
    if (isOver())
        return false;
    state = "interrupted";
    outcome = why;
    return true;
}

bool RunData::isOver() const
{
    return state == "completed" || state == "stopped" || state == "failed" || state == "interrupted";
}

const EpochEvaluated* RunData::epochResult(std::int64_t wanted) const
{
    const auto& all = epochs.values();
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const auto& e) { return e.epoch == wanted; });
    return found == all.rend() ? nullptr : &*found;
}

std::vector<std::int64_t> RunData::sampledEpochs() const
{
    std::vector<std::int64_t> known;
    for (const auto& [number, rows] : m_rows)
        known.push_back(number);
    return known;
}

const SampleEvaluated* RunData::sample(std::int64_t id, std::int64_t wanted) const
{
    const auto rows = m_rows.find(wanted);
    if (rows == m_rows.end())
        return nullptr;
    const auto row = std::lower_bound(rows->second.begin(), rows->second.end(), id,
                                      [](const Row& r, std::int64_t value) { return r.result.id < value; });
    return row == rows->second.end() || row->result.id != id ? nullptr : &row->result;
}

void RunData::take(const EventRecord& record, const RunStarted& event, Changes& changes)
{
    m_starts.add(record.seq, event);
    started = event;
    hasStarted = true;
    readSettings();
    changes.started = changes.settings = true;
}

void RunData::take(const EventRecord&, const StateChanged& event, Changes& changes)
{
    epoch = event.epoch;
    enter(text(event.state), changes);
}

void RunData::take(const EventRecord&, const Progress& event, Changes& changes)
{
    progress = event;
    changes.progress = true;
}

void RunData::take(const EventRecord& record, const StepMeasured& event, Changes& changes)
{
    steps.add(record.seq, event);
    changes.steps = true;
}

void RunData::take(const EventRecord& record, const EpochEvaluated& event, Changes& changes)
{
    epochs.add(record.seq, event);
    changes.epochs = true;
    changes.lastEpoch = event.epoch;
}

void RunData::take(const EventRecord& record, const SampleEvaluated& event, Changes& changes)
{
    auto& rows = m_rows[event.epoch];
    auto place = rows.end();
    if (!rows.empty() && rows.back().result.id >= event.id)
        place = std::lower_bound(rows.begin(), rows.end(), event.id,
                                 [](const Row& r, std::int64_t value) { return r.result.id < value; });
    if (place != rows.end() && place->result.id == event.id)
        *place = Row{record.seq, event};
    else
        rows.insert(place, Row{record.seq, event});
    changes.samples = true;
}

void RunData::take(const EventRecord& record, const CheckpointSaved& event, Changes& changes)
{
    checkpoints.add(record.seq, event);
    changes.checkpoints = true;
}

void RunData::take(const EventRecord& record, const SettingChanged& event, Changes& changes)
{
    m_settingChanges.add(record.seq, event);
    m_settings.insert(text(event.name), text(event.value));
    changes.settings = true;
}

void RunData::take(const EventRecord&, const ResourceSampled& event, Changes& changes)
{
    resources = event;
    changes.resources = true;
}

void RunData::take(const EventRecord& record, const LogLine& event, Changes& changes)
{
    log.add(record.seq, {record.t, text(event.level), text(event.text)});
    changes.log = true;
}

void RunData::take(const EventRecord& record, const Warning& event, Changes& changes)
{
    warnings.add(record.seq, text(event.text));
    log.add(record.seq, {record.t, "WARNING", text(event.text)});
    changes.warnings.push_back(text(event.text));
    changes.log = true;
}

void RunData::take(const EventRecord&, const Resumed& event, Changes& changes)
{
    steps.dropAfter(event.fromSeq);
    epochs.dropAfter(event.fromSeq);
    checkpoints.dropAfter(event.fromSeq);
    log.dropAfter(event.fromSeq);
    warnings.dropAfter(event.fromSeq);
    m_starts.dropAfter(event.fromSeq);
    m_settingChanges.dropAfter(event.fromSeq);
    for (auto rows = m_rows.begin(); rows != m_rows.end();) {
        std::erase_if(rows->second, [&](const Row& row) { return row.seq > event.fromSeq; });
        rows = rows->second.empty() ? m_rows.erase(rows) : std::next(rows);
    }
    hasStarted = !m_starts.values().empty();
    started = hasStarted ? m_starts.values().back() : RunStarted{};
    readSettings();
    progress = {};
    outcome.clear();
    epoch = event.epoch;
    state = "loading";
    changes = Changes{};
    changes.reset = true;
}

void RunData::take(const EventRecord&, const RunFinished& event, Changes& changes)
{
    outcome = text(event.reason);
    enter(text(event.outcome), changes);
    changes.finished = true;
}

void RunData::take(const EventRecord&, const RunFailed& event, Changes& changes)
{
    outcome = text(event.message);
    enter("failed", changes);
    changes.finished = true;
}

void RunData::enter(const QString& newState, Changes& changes)
{
    // Progress tells of a phase of the state before; a pause interrupts a phase and does not end it.
    const bool pauses = newState == QLatin1String("paused") || state == QLatin1String("paused");
    if (newState != state && !pauses && !progress.phase.empty()) {
        progress = {};
        changes.progress = true;
    }
    state = newState;
    changes.state = true;
}

/// In the order in which things were said: RunStarted tells the thresholds in force then, changes follow it.
void RunData::readSettings()
{
    m_settings.clear();
    const std::uint64_t begin = m_starts.lastSeq();
    const auto takeChanges = [&](bool afterStart) {
        m_settingChanges.forEach([&](std::uint64_t seq, const SettingChanged& change) {
            if ((seq > begin) == afterStart)
                m_settings.insert(text(change.name), text(change.value));
        });
    };
    takeChanges(false);
    if (hasStarted) {
        for (const auto& [name, value] : {std::pair{"acc", started.accThreshold},
                                          {"el", started.elThreshold},
                                          {"f1", started.f1Threshold},
                                          {"bleu", started.bleuThreshold}})
            m_settings.insert(name, text(pythonRepr(value)));
        m_settings.insert("max_epochs", started.maxEpochs ? QString::number(*started.maxEpochs) : QString());
    }
    takeChanges(true);
}

} // namespace palimpsest
