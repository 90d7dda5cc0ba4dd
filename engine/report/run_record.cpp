#include "engine/report/run_record.h"

#include "engine/events/journal.h"
#include "engine/report/run_tables_reader.h"
#include "engine/tables/number_text.h"

#include <algorithm>
#include <map>

namespace palimpsest {

namespace fs = std::filesystem;

namespace {

/// Fills a record from the events, in their order.
class EventReader {
public:
    explicit EventReader(RunRecord& record) : m_record(record) {}

    void operator()(const RunStarted& started)
    {
        const std::string id = m_record.started.runId;
        m_record.started = started;
        if (started.runId.empty())
            m_record.started.runId = id;
        m_record.finished.reset();
        m_record.failed.reset();
    }
    void operator()(const StepMeasured& step) { m_record.steps.push_back(step); }
    void operator()(const EpochEvaluated& epoch) { m_record.epochs.push_back(epoch); }
    void operator()(const SampleEvaluated& sample) { m_samples[sample.id].push_back(sample); }
    void operator()(const SettingChanged& change)
    {
        m_record.changes.push_back(change);
        setThreshold(change);
    }
    void operator()(const Warning& warning) { m_record.warnings.push_back(warning.text); }
    void operator()(const Resumed&)
    {
        ++m_record.resumes;
        m_record.finished.reset();
        m_record.failed.reset();
    }
    void operator()(const RunFinished& finished) { m_record.finished = finished; }
    void operator()(const RunFailed& failed) { m_record.failed = failed; }
    template <typename Other>
    void operator()(const Other&)
    {
    }

    std::map<std::int64_t, std::vector<SampleEvaluated>> takeSamples() { return std::move(m_samples); }

private:
    void setThreshold(const SettingChanged& change)
    {
        const std::optional<double> value = parseDouble(change.value);
        RunStarted& started = m_record.started;
        for (const auto& [name, place] : {std::pair{"acc", &started.accThreshold},
                                          {"el", &started.elThreshold},
                                          {"f1", &started.f1Threshold},
                                          {"bleu", &started.bleuThreshold}})
            if (value && change.name == name)
                *place = *value;
    }

    RunRecord& m_record;
    std::map<std::int64_t, std::vector<SampleEvaluated>> m_samples;
};

void readEvents(RunRecord& record)
{
    const fs::path path = record.folder / "events.jsonl";
    const auto journal = readJournal(path);
    if (!journal) {
        record.lacks.push_back(journal.error().text());
        return;
    }
    record.journal = true;
    record.started.runId = journal->runId;
    EventReader reader(record);
    for (const EventRecord& event : journal->records)
        std::visit(reader, event.event);
    if (!journal->records.empty()) {
        record.startTime = journal->records.front().t;
        record.endTime = journal->records.back().t;
    }
    for (auto& [id, epochs] : reader.takeSamples()) {
        SampleHistory sample{id, epochs.front().docId, {}, {}, std::move(epochs)};
        record.samples.push_back(std::move(sample));
    }
}

/// The last event of an epoch wins: a journal that was written twice over an epoch stays readable.
template <typename Event>
void sortByEpoch(std::vector<Event>& events)
{
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.epoch < b.epoch; });
    const auto keepLast = [](const Event& a, const Event& b) { return a.epoch == b.epoch; };
    std::reverse(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end(), keepLast), events.end());
    std::reverse(events.begin(), events.end());
}

} // namespace

Result<RunRecord> readRunRecord(const fs::path& folder)
{
    std::error_code failure;
    if (!fs::is_directory(folder, failure))
        return badInput(folder.string() + " is no folder; name the directory of a run (the --dir of train or eval)");
    RunRecord record;
    record.folder = folder;
    readEvents(record);
    addTables(record);
    if (record.epochs.empty() && record.samples.empty() && record.steps.empty() && !record.journal)
        return badInput(folder.string()
                        + " holds no run: neither events.jsonl nor epoch<k>.csv, valid.csv, score.csv or res.log");
    sortByEpoch(record.epochs);
    for (SampleHistory& sample : record.samples)
        sortByEpoch(sample.epochs);
    if (record.started.rows == 0)
        record.started.rows = std::int64_t(record.samples.size());
    return record;
}

} // namespace palimpsest
