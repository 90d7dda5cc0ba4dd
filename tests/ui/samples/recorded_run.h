#pragma once

#include "ui/bridge/run_model.h"

#include <cmath>
#include <string>
#include <vector>

/// A run as its events tell it, for the pages that show samples.
namespace recorded {

using namespace palimpsest;

struct Row {
    std::int64_t flag = 1;
    double el = 0.5;
    std::string candidate = "the cat sat on a mat";
    bool byF1 = false;
    bool byBleu = false;
};

inline SampleEvaluated evaluated(std::int64_t epoch, std::int64_t id, const Row& row)
{
    SampleEvaluated result;
    result.epoch = epoch;
    result.id = id;
    result.docId = 100 + id;
    result.flag = row.flag;
    result.el = row.el;
    result.acc = row.el;
    result.f1 = 0.5;
    result.caughtByF1 = row.byF1;
    result.caughtByBleu = row.byBleu;
    result.candidate = row.candidate;
    return result;
}

class Recording {
public:
    /// Rows `count`, with texts that tell them apart.
    void start(RunModel& model, std::int64_t count)
    {
        RunStarted started;
        started.runId = "run";
        started.rows = count;
        started.f1Threshold = 0.3;
        started.elThreshold = 0.05;
        say(model, {started});
        std::vector<SampleText> samples;
        for (std::int64_t id = 0; id < count; ++id)
            samples.push_back({id, 100 + id, QStringLiteral("prefix %1 says").arg(id),
                               QStringLiteral("the cat sat on mat %1").arg(id), 0.1 * double(id % 10)});
        model.setSamples(std::move(samples));
    }

    void epoch(RunModel& model, std::int64_t epoch, const std::vector<Row>& rows)
    {
        std::vector<RunEvent> events;
        EpochEvaluated means;
        means.epoch = epoch;
        for (std::size_t id = 0; id < rows.size(); ++id) {
            events.push_back(evaluated(epoch, std::int64_t(id), rows[id]));
            means.flagged += rows[id].flag;
            means.el += rows[id].el / double(rows.size());
        }
        events.push_back(means);
        say(model, events);
    }

    void say(RunModel& model, const std::vector<RunEvent>& events)
    {
        std::vector<EventRecord> records;
        for (const RunEvent& event : events)
            records.push_back({++m_seq, 1.0, event});
        model.apply(records);
    }

private:
    std::uint64_t m_seq = 0;
};

} // namespace recorded
