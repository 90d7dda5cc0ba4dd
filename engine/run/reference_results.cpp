#include "engine/run/reference_results.h"

#include "engine/base/files.h"
#include "engine/config/fields.h"
#include "engine/report/run_record.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>
#include <string_view>

namespace palimpsest {

namespace {

constexpr std::size_t kDateLength = std::string_view("2026-11-23 20:24:00,772").size();

struct LogRow {
    double t = 0;
    std::string level;
    std::string text;
};

/// Seconds since 1970 of "2026-11-23 20:24:00,772", taken as UTC: the log does not name its zone.
double timeOf(std::string_view date)
{
    std::tm tm = {};
    int milliseconds = 0;
    const std::string text(date);
    if (std::sscanf(text.c_str(), "%4d-%2d-%2d %2d:%2d:%2d,%3d", &tm.tm_year, &tm.tm_mon, &tm.tm_mday, &tm.tm_hour,
                    &tm.tm_min, &tm.tm_sec, &milliseconds)
        != 7)
        return 0;
    tm.tm_year -= 1900;
    tm.tm_mon -= 1;
    return double(timegm(&tm)) + milliseconds / 1000.0;
}

std::vector<LogRow> readLog(const std::filesystem::path& path)
{
    std::vector<LogRow> rows;
    const auto log = readFile(path, std::uintmax_t(1) << 30);
    std::string_view rest = log ? std::string_view(*log) : std::string_view();
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        const double t = line.size() > kDateLength ? timeOf(line.substr(0, kDateLength)) : 0;
        const std::size_t level = kDateLength + 3;
        const std::size_t text = line.find(" - ", level);
        if (t > 0 && text != std::string_view::npos)
            rows.push_back({t, std::string(line.substr(level, text - level)), std::string(line.substr(text + 3))});
        else if (!rows.empty())
            rows.back().text.append("\n").append(line); // of a text that has line breaks
    }
    return rows;
}

/// The settings stand first in the log, as `name: value`; names that are not ours are passed over.
RunConfig readConfig(const std::vector<LogRow>& log)
{
    RunConfig config;
    config.profile = "paper";
    for (const LogRow& row : log) {
        const std::size_t colon = row.text.find(": ");
        if (row.text.starts_with("Validating") || row.text.starts_with("Epoch "))
            break;
        if (colon == std::string::npos)
            continue;
        if (const Field<RunConfig>* field = findField<RunConfig>(row.text.substr(0, colon)))
            static_cast<void>(setFromText(config, *field, row.text.substr(colon + 2))); // a value of another version
    }
    return config;
}

/// Puts events in the order in which they were said; one that no line of the log tells has the time of the last that
/// one does.
class Teller {
public:
    Teller(const RunRecord& record, std::vector<EventRecord>& records) : m_record(record), m_records(records) {}

    void tell(const RunConfig& config, const std::vector<LogRow>& log)
    {
        m_time = log.empty() ? 0 : log.front().t;
        tellStart(config);
        for (const LogRow& row : log)
            tellRow(row);
        while (m_step < m_record.steps.size())
            add(m_record.steps[m_step++]);
        while (m_epoch < m_record.epochs.size())
            tellEpoch();
        if (m_record.finished)
            add(*m_record.finished);
    }

private:
    void add(RunEvent event) { m_records.push_back({m_records.size() + 1, m_time, std::move(event)}); }

    void tellStart(const RunConfig& config)
    {
        RunStarted started = m_record.started;
        started.command = "train";
        started.profile = config.profile;
        started.method = config.method;
        if (started.model.empty())
            started.model = config.modelName;
        if (started.experiment.empty())
            started.experiment = config.exp;
        started.batches = m_record.steps.empty() ? 0 : m_record.steps.front().batches;
        started.maxEpochs.reset();
        started.accThreshold = config.acc;
        started.elThreshold = config.el;
        started.f1Threshold = config.f1;
        started.bleuThreshold = config.bleu;
        started.flagRule = config.flagRule;
        add(std::move(started));
    }

    void tellRow(const LogRow& row)
    {
        m_time = row.t;
        if (row.text.starts_with("Validating epoch "))
            add(StateChanged{"validating", std::int64_t(m_epoch)});
        if (row.text.starts_with("Epoch ") && row.text.ends_with(": training"))
            tellTraining();
        if (row.text.starts_with("Train Epoch: ") && m_step < m_record.steps.size())
            add(m_record.steps[m_step++]);
        if (row.level == "WARNING")
            add(Warning{row.text});
        else
            add(LogLine{row.level, row.text});
        if (row.text.starts_with("el_") && m_epoch < m_record.epochs.size()) // the last of an evaluation
            tellEpoch();
    }

    void tellTraining()
    {
        const auto epoch = m_step < m_record.steps.size() ? m_record.steps[m_step].epoch : std::int64_t(m_epoch);
        add(StateChanged{"training", epoch});
    }

    void tellEpoch()
    {
        const EpochEvaluated& means = m_record.epochs[m_epoch++];
        for (const SampleHistory& sample : m_record.samples)
            for (const SampleEvaluated& result : sample.epochs)
                if (result.epoch == means.epoch)
                    add(result);
        add(means);
    }

    const RunRecord& m_record;
    std::vector<EventRecord>& m_records;
    std::size_t m_step = 0;
    std::size_t m_epoch = 0;
    double m_time = 0;
};

} // namespace

Result<ReferenceResults> readReferenceResults(const std::filesystem::path& folder)
{
    PALIMPSEST_TRY(const RunRecord record, readRunRecord(folder));
    const std::vector<LogRow> log = readLog(folder / "res.log");
    ReferenceResults results;
    results.config = readConfig(log);
    results.config.dir = folder.string();
    results.lacks = record.lacks;
    Teller(record, results.records).tell(results.config, log);
    for (const SampleHistory& sample : record.samples)
        results.samples.push_back(
            {sample.id, sample.docId, sample.prefix, sample.reference, std::numeric_limits<double>::quiet_NaN()});
    return results;
}

} // namespace palimpsest
