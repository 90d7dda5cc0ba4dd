#pragma once

#include "engine/events/event_json.h"
#include "engine/events/journal.h"
#include "engine/events/run_event.h"

#include <QString>

#include <fstream>
#include <string>
#include <vector>

namespace palimpsest::test {

/// Events as a training of `rows` rows says them, without its end: epoch 0, then `epochs` of `batches` steps each.
inline std::vector<EventRecord> sampleRun(std::int64_t epochs, std::int64_t rows, std::int64_t batches)
{
    std::vector<EventRecord> records;
    const auto say = [&](RunEvent event) {
        records.push_back({records.size() + 1, 1000.0 + double(records.size()), std::move(event)});
    };
    RunStarted started;
    started.runId = "run";
    started.command = "train";
    started.method = "icu";
    started.profile = "corrected";
    started.rows = rows;
    started.batches = batches;
    started.maxEpochs = epochs;
    started.accThreshold = 0.5994;
    started.elThreshold = 0.0499;
    say(StateChanged{"loading", 0});
    say(started);
    std::int64_t step = 0;
    for (std::int64_t epoch = 0; epoch <= epochs; ++epoch) {
        if (epoch > 0)
            say(StateChanged{"training", epoch});
        for (std::int64_t batch = 0; epoch > 0 && batch < batches; ++batch) {
            StepMeasured measured;
            measured.epoch = epoch;
            measured.batch = batch;
            measured.batches = batches;
            measured.step = ++step;
            measured.unlearnLoss = double(step) / 10;
            say(measured);
        }
        say(StateChanged{"validating", epoch});
        for (std::int64_t id = 0; id < rows; ++id) {
            SampleEvaluated sample;
            sample.epoch = epoch;
            sample.id = id;
            sample.docId = 100 + id;
            sample.flag = id < rows - epoch;
            sample.candidate = "candidate " + std::to_string(id) + " of epoch " + std::to_string(epoch);
            say(sample);
        }
        EpochEvaluated means;
        means.epoch = epoch;
        means.acc = 1.0 - 0.1 * double(epoch);
        say(means);
        if (epoch > 0)
            say(CheckpointSaved{epoch, step, "checkpoints/epoch" + std::to_string(epoch), false});
    }
    return records;
}

inline std::string journalText(const std::vector<EventRecord>& records)
{
    std::string text = journalHeader("run");
    for (const EventRecord& record : records)
        text += toJsonLine(record) + "\n";
    return text;
}

inline void appendTo(const QString& path, const std::string& text)
{
    std::ofstream(path.toStdString(), std::ios::app | std::ios::binary) << text;
}

} // namespace palimpsest::test
