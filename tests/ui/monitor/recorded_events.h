#pragma once

#include "engine/events/run_event.h"
#include "ui/bridge/run_handle.h"

#include <QStringList>

#include <cmath>
#include <limits>
#include <vector>

namespace palimpsest::test {

/// The events of a made-up run: `epochs` trained, `batches` steps each.
inline std::vector<EventRecord> recordedEvents(int epochs, int batches, double speed = 0.3)
{
    std::vector<EventRecord> records;
    const auto add = [&](RunEvent event) {
        const auto seq = static_cast<std::uint64_t>(records.size() + 1);
        records.push_back({seq, 1'700'000'000.0 + double(seq), std::move(event)});
    };
    RunStarted started;
    started.command = "train";
    started.rows = 20;
    started.batches = batches;
    started.maxEpochs = 10;
    started.accThreshold = 0.6;
    started.elThreshold = 0.05;
    started.f1Threshold = 0.3;
    started.bleuThreshold = 0.01;
    add(StateChanged{"loading", 0});
    add(started);
    add(LogLine{"INFO", "loading the model"});
    std::int64_t step = 0;
    for (int epoch = 0; epoch <= epochs; ++epoch) {
        for (int batch = 0; epoch > 0 && batch < batches; ++batch) {
            StepMeasured measured;
            measured.epoch = epoch;
            measured.batch = batch;
            measured.batches = batches;
            measured.step = ++step;
            measured.rows = 1;
            measured.unlearnLoss = 0.1 * double(step);
            measured.learnLoss = 1.0 / double(step);
            measured.klLoss = 0.5;
            measured.trueKl = 0.01 * double(step);
            add(measured);
        }
        const double left = std::exp(-speed * epoch);
        EpochEvaluated evaluated;
        evaluated.epoch = epoch;
        evaluated.acc = 0.3 + 0.6 * left;
        evaluated.el = 0.8 * left;
        evaluated.f1 = left;
        evaluated.bleu = 0.9 * left;
        evaluated.diff = 0.6;
        evaluated.entropy = 4.5;
        evaluated.valLoss = 1 - left;
        evaluated.learnAcc = 0.9 - 0.05 * epoch;
        evaluated.flagged = static_cast<std::int64_t>(20 * left);
        add(evaluated);
        add(LogLine{epoch == 1 ? "WARNING" : "INFO", "epoch " + std::to_string(epoch) + " evaluated"});
    }
    return records;
}

/// A run whose controls are written down.
class FakeRun : public RunHandle {
public:
    explicit FakeRun(bool live, const QString& directory = QStringLiteral("/runs/fake"), RunConfig config = {})
        : RunHandle(live ? Kind::Live : Kind::Replayed, directory, nullptr),
          m_live(live)
    {
        m_loading = false;
        m_config = std::move(config);
    }

    bool isControllable() const override { return m_live && !model().isOver(); }
    QString whyNotControllable() const override { return QStringLiteral("The run is over."); }
    bool isResumable() const override { return resumable; }
    void pause() override { calls.append(QStringLiteral("pause")); }
    void resume() override { calls.append(QStringLiteral("resume")); }
    void requestStop() override { calls.append(QStringLiteral("stop")); }
    void finishEpochAndStop() override { calls.append(QStringLiteral("finish epoch")); }
    void saveCheckpoint() override { calls.append(QStringLiteral("checkpoint")); }
    void change(const QString& name, const QString& value) override { calls.append(name + QLatin1Char('=') + value); }

    QStringList calls;
    bool resumable = false;

private:
    const bool m_live;
};

} // namespace palimpsest::test
