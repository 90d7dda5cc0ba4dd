#pragma once

#include "engine/base/files.h"
#include "engine/events/event_json.h"
#include "engine/events/journal.h"
#include "engine/tables/csv.h"

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace palimpsest::testing {

/// A run that never was, with curves and texts as a real one has them.
struct MadeUpRun {
    std::int64_t rows = 12;
    std::int64_t epochs = 7;
    std::int64_t batches = 6;
    std::string hostile; ///< put into a candidate, a prefix and a warning
    bool terminal = true;
    bool failed = false;
};

inline double wave(std::int64_t i) { return std::fmod(std::fabs(std::sin(double(i) * 12.9898) * 43758.5453), 1.0); }

inline std::string referenceOf(std::int64_t id)
{
    static const std::vector<std::string> kTexts{" and left the lamp burning in the window, so that whoever came home "
                                                 "by the lower road would know that the house "
                                                 "was not yet asleep and the kettle still warm upon its hook.",
                                                 " the ledger shows three payments in March, none of them signed, and "
                                                 "a fourth that was struck out in another ink "
                                                 "by a hand that the clerk did not know.",
                                                 " was seen last at the ferry steps with a green case under his arm; "
                                                 "he paid in small coins and asked twice when "
                                                 "the tide would turn.",
                                                 " because nobody had told her brother that the letters were found "
                                                 "behind the stove, tied with the cord of the old "
                                                 "kite and dry as bread."};
    return kTexts[std::size_t(id) % kTexts.size()];
}

/// The reference with the words after `kept` of them taken from elsewhere.
inline std::string forgottenText(std::int64_t id, std::int64_t epoch)
{
    const std::string reference = referenceOf(id);
    const double share = std::max(0.0, 1.1 - 0.22 * double(epoch) - 0.2 * wave(id));
    if (share >= 1)
        return reference;
    const std::size_t cut = reference.find(' ', std::size_t(double(reference.size()) * share));
    const std::string kept = reference.substr(0, cut == std::string::npos ? reference.size() : cut);
    return kept
           + " the rain had stopped before the house was not yet awake, and they went on over the hill with a "
             "basket of plums to the mill.";
}

inline std::vector<RunEvent> eventsOf(const MadeUpRun& run)
{
    std::vector<RunEvent> events;
    RunStarted started;
    started.runId = "0123456789abcdef";
    started.command = "train";
    started.profile = "corrected";
    started.method = "icu";
    started.model = "models/gpt-neo-tiny";
    started.experiment = "datasets/demo/casebook";
    started.rows = run.rows;
    started.batches = run.batches;
    started.vocabulary = 1024;
    started.parameters = 2'013'440;
    started.accThreshold = 0.5994;
    started.elThreshold = 0.0499;
    started.f1Threshold = 0.3;
    started.bleuThreshold = 0.01;
    started.flagRule = "or";
    events.emplace_back(started);
    if (!run.hostile.empty())
        events.emplace_back(Warning{"row 3 of " + run.hostile + " is short"});
    std::vector<std::int64_t> flags(std::size_t(run.rows), 1);
    std::int64_t step = 0;
    for (std::int64_t epoch = 0; epoch <= run.epochs; ++epoch) {
        for (std::int64_t batch = 0; epoch > 0 && batch < run.batches; ++batch) {
            ++step;
            const double progress = double(step) / double(run.epochs * run.batches);
            StepMeasured measured;
            measured.epoch = epoch;
            measured.batch = batch;
            measured.batches = run.batches;
            measured.step = step;
            measured.rows = 2;
            measured.unlearnLoss = step % 17 == 5 ? std::nan("") : 0.02 + 2.4 * progress * progress + 0.3 * wave(step);
            measured.learnLoss = 0.05 + 0.4 * progress + 0.1 * wave(step + 7);
            measured.klLoss = 0.21 + 0.5 * progress + 0.1 * wave(step + 3);
            measured.trueKl = measured.klLoss - 0.2;
            events.emplace_back(measured);
        }
        const double progress = double(epoch) / double(std::max<std::int64_t>(run.epochs, 1));
        EpochEvaluated means;
        means.epoch = epoch;
        for (std::int64_t id = 0; id < run.rows; ++id) {
            SampleEvaluated sample;
            sample.epoch = epoch;
            sample.id = id;
            sample.docId = 4000 + 37 * id;
            sample.candidate = forgottenText(id, epoch) + (id == 3 ? run.hostile : "");
            sample.recited = sample.candidate == referenceOf(id);
            sample.bleu = sample.recited ? 1 : std::max(0.0, 0.8 - progress - 0.1 * wave(id));
            sample.f1 = std::max(0.1, 1 - 0.8 * progress - 0.1 * wave(id));
            sample.acc = 1 - 0.45 * progress;
            sample.el = std::max(0.0, 1 - 1.2 * progress);
            sample.diff = 0.8;
            sample.entropy = 5.1 - 0.4 * progress;
            sample.flag = sample.bleu < 0.01 || sample.f1 < 0.3 ? 0 : 1;
            if (id == 5 && epoch == 6)
                sample.flag = 1;
            if (id == 5 && epoch == 4)
                sample.flag = 0;
            sample.caughtByBleu = sample.bleu < 0.01;
            means.cameBack += epoch > 0 && sample.flag == 1 && flags[std::size_t(id)] == 0 ? 1 : 0;
            flags[std::size_t(id)] = sample.flag;
            means.flagged += sample.flag;
            means.recited += sample.recited ? 1 : 0;
            means.bleu += sample.bleu / double(run.rows);
            means.f1 += sample.f1 / double(run.rows);
            events.emplace_back(sample);
        }
        means.diff = 0.81 - 0.05 * progress;
        means.entropy = 5.1 - 0.3 * progress;
        means.valLoss = 0.03 + 2 * progress;
        means.acc = 0.995 - 0.43 * progress;
        means.el = std::max(0.02, 0.97 - 1.1 * progress);
        means.learnLoss = 0.05;
        means.learnAcc = 0.99 - 0.06 * progress;
        means.retainLoss = 0.05;
        means.retainAcc = 0.985 - 0.031 * progress;
        means.promptAnswer = "Who is Harry Potter? He is a clerk of the harbour office.";
        events.emplace_back(means);
        events.emplace_back(CheckpointSaved{epoch, step, "checkpoints/epoch" + std::to_string(epoch), false});
    }
    if (run.failed)
        events.emplace_back(RunFailed{"numeric", "the loss of step 12 is not finite; a smaller --lr helps"});
    else if (run.terminal)
        events.emplace_back(RunFinished{"completed", "MA 0.565 < 0.5994 and EL 0.02 < 0.0499", run.epochs});
    return events;
}

inline std::string journalOf(const std::vector<RunEvent>& events)
{
    std::string text = journalHeader("0123456789abcdef");
    std::uint64_t seq = 0;
    for (const RunEvent& event : events) {
        ++seq;
        text += toJsonLine({seq, 1'790'000'000.0 + double(seq) * 0.8, event}) + "\n";
    }
    return text;
}

/// Writes events.jsonl and samples.csv.
inline Status writeRun(const std::filesystem::path& folder, const MadeUpRun& run)
{
    PALIMPSEST_CHECK(createDirectories(folder));
    PALIMPSEST_CHECK(writeFileAtomically(folder / "events.jsonl", journalOf(eventsOf(run))));
    CsvWriter table({"id", "doc_id", "prefix", "reference", "overlap"});
    for (std::int64_t id = 0; id < run.rows; ++id) {
        table.integer(id)
            .integer(4000 + 37 * id)
            .text("The note of the second of November says that she went down to the quay"
                  + (id == 3 ? run.hostile : ""))
            .text(referenceOf(id))
            .number(0.1);
        table.endRow();
    }
    return table.save(folder / "samples.csv");
}

} // namespace palimpsest::testing
