#include "tests/ui/bridge/sample_run.h"
#include "ui/bridge/run_model.h"

#include <QSignalSpy>
#include <QtTest/QtTest>

namespace pal = palimpsest;

namespace {

/// All that a page can ask of a model, as text.
QString described(const pal::RunModel& model)
{
    QString text = model.state() + '|' + model.outcome() + '|' + QString::number(model.epoch()) + '\n';
    for (const pal::StepMeasured& step : model.steps())
        text += QStringLiteral("step %1 %2\n").arg(step.step).arg(step.unlearnLoss);
    for (const pal::EpochEvaluated& epoch : model.epochs())
        text += QStringLiteral("epoch %1 %2\n").arg(epoch.epoch).arg(epoch.acc);
    for (const std::int64_t epoch : model.sampledEpochs())
        for (std::int64_t id = 0; id < 10; ++id)
            if (const auto* sample = model.sample(id, epoch))
                text += QString::fromStdString(sample->candidate) + QString::number(sample->flag) + '\n';
    for (const pal::CheckpointSaved& checkpoint : model.checkpoints())
        text += QString::fromStdString(checkpoint.path) + '\n';
    for (const char* name : {"acc", "el", "f1", "bleu", "max_epochs"})
        text += name + model.setting(name) + '\n';
    for (const pal::RunLogEntry& entry : model.log())
        text += entry.text + '\n';
    return text;
}

} // namespace

class TestRunModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatTheEventsSaid()
    {
        pal::RunModel model;
        model.apply(pal::test::sampleRun(2, 3, 4));
        QCOMPARE(model.state(), QString("validating"));
        QCOMPARE(model.steps().size(), std::size_t(8));
        QCOMPARE(model.epochs().size(), std::size_t(3));
        QCOMPARE(model.epochResult(2)->acc, 0.8);
        QVERIFY(model.epochResult(7) == nullptr);
        QCOMPARE(model.sampledEpochs(), (std::vector<std::int64_t>{0, 1, 2}));
        QCOMPARE(model.sample(2, 1)->docId, std::int64_t(102));
        QVERIFY(model.sample(9, 1) == nullptr);
        QCOMPARE(model.threshold("acc"), 0.5994);
        QCOMPARE(model.setting("max_epochs"), QString("2"));
        QVERIFY(!model.isOver());
    }

    void progressEndsWithItsPhase()
    {
        pal::RunModel model;
        std::uint64_t seq = 0;
        const auto say = [&](pal::RunEvent event) {
            const pal::EventRecord record{++seq, 0, std::move(event)};
            model.apply(std::span(&record, 1));
        };
        say(pal::StateChanged{"validating", 0});
        say(pal::Progress{"Validating epoch 0: memorization", 28, 28, 9, 0});
        QSignalSpy progress(&model, &pal::RunModel::progressChanged);
        say(pal::StateChanged{"training", 1});
        QCOMPARE(progress.count(), 1);
        QVERIFY2(model.progress().phase.empty(), model.progress().phase.c_str());
        say(pal::Progress{"Epoch 1: training", 3, 10, 2, 3});
        for (const char* state : {"paused", "training"}) {
            say(pal::StateChanged{state, 1});
            QCOMPARE(model.progress().done, std::int64_t(3)); // a pause does not end what it interrupts
        }
        say(pal::StateChanged{"saving", 1});
        QCOMPARE(model.progress().total, std::int64_t(0));
    }

    void aBatchMakesOneOfEachSignal()
    {
        pal::RunModel model;
        QSignalSpy steps(&model, &pal::RunModel::stepsAdded), epochs(&model, &pal::RunModel::epochAdded),
            samples(&model, &pal::RunModel::samplesChanged), states(&model, &pal::RunModel::stateChanged),
            resets(&model, &pal::RunModel::reset);
        model.apply(pal::test::sampleRun(3, 5, 7));
        QCOMPARE(steps.size(), 1);
        QCOMPARE(epochs.size(), 1);
        QCOMPARE(epochs.front().front().toLongLong(), 3);
        QCOMPARE(samples.size(), 1);
        QCOMPARE(states.size(), 1);
        QCOMPARE(resets.size(), 0);
    }

    void batchesOfAnySizeGiveTheSameModel()
    {
        const auto records = pal::test::sampleRun(3, 4, 5);
        pal::RunModel whole, single, loaded;
        whole.apply(records);
        for (const pal::EventRecord& record : records)
            single.apply({&record, 1});
        pal::RunData data;
        data.apply(records);
        loaded.load(std::move(data));
        QCOMPARE(described(single), described(whole));
        QCOMPARE(described(loaded), described(whole));
    }

    void aResumeTakesBackWhatIsVoid()
    {
        auto records = pal::test::sampleRun(2, 3, 4);
        pal::RunModel model;
        model.apply(records);
        std::uint64_t checkpoint = 0;
        for (const pal::EventRecord& record : records)
            if (std::holds_alternative<pal::CheckpointSaved>(record.event) && checkpoint == 0)
                checkpoint = record.seq;
        QSignalSpy resets(&model, &pal::RunModel::reset);
        const pal::EventRecord changed{records.size() + 1, 1, pal::SettingChanged{"acc", "0.25", 9}};
        const pal::EventRecord failed{records.size() + 2, 2, pal::RunFailed{"numeric", "not finite"}};
        const pal::EventRecord resumed{records.size() + 3, 3, pal::Resumed{checkpoint, 1, 4}};
        model.apply({&changed, 1});
        QCOMPARE(model.threshold("acc"), 0.25);
        model.apply({&failed, 1});
        QCOMPARE(model.state(), QString("failed"));
        model.apply({&resumed, 1});
        QCOMPARE(resets.size(), 1);
        QVERIFY(!model.isOver());
        QCOMPARE(model.outcome(), QString());
        QCOMPARE(model.threshold("acc"), 0.5994); // the change came after the checkpoint
        QCOMPARE(model.steps().size(), std::size_t(4));
        QCOMPARE(model.epochs().size(), std::size_t(2));
        QCOMPARE(model.sampledEpochs(), (std::vector<std::int64_t>{0, 1}));
        QCOMPARE(model.checkpoints().size(), std::size_t(1));
    }

    void aLaterStartTellsTheThresholds()
    {
        pal::RunModel model;
        const auto records = pal::test::sampleRun(1, 2, 2);
        model.apply(records);
        std::uint64_t seq = records.size();
        pal::RunStarted again = model.started();
        again.accThreshold = 0.75;
        const std::vector<pal::EventRecord> rest{{seq + 1, 1, pal::SettingChanged{"acc", "0.5", 3}},
                                                 {seq + 2, 2, pal::Resumed{seq + 1, 1, 2}},
                                                 {seq + 3, 3, again},
                                                 {seq + 4, 4, pal::SettingChanged{"keep", "5", 3}}};
        model.apply(std::span(rest).first(2));
        QCOMPARE(model.threshold("acc"), 0.5);
        model.apply(std::span(rest).subspan(2));
        QCOMPARE(model.threshold("acc"), 0.75);
        QCOMPARE(model.setting("keep"), QString("5"));
    }

    void theLogKeepsTheNewest()
    {
        pal::RunModel model;
        for (std::uint64_t seq = 1; seq <= 3 * pal::RunData::kLogLimit; ++seq) {
            const pal::EventRecord record{seq, double(seq), pal::LogLine{"INFO", std::to_string(seq)}};
            model.apply({&record, 1});
        }
        QVERIFY(model.log().size() <= pal::RunData::kLogLimit);
        QCOMPARE(model.log().back().text, QString::number(3 * pal::RunData::kLogLimit));
    }

    void wildNumbersDoNoHarm()
    {
        pal::RunModel model;
        pal::SampleEvaluated wild;
        wild.epoch = std::numeric_limits<std::int64_t>::max();
        wild.id = std::numeric_limits<std::int64_t>::min();
        const pal::EventRecord record{1, 1, wild};
        model.apply({&record, 1});
        QVERIFY(model.sample(wild.id, wild.epoch) != nullptr);
        QVERIFY(model.sample(0, 0) == nullptr);
    }

    void aKilledRunSaysSo()
    {
        pal::RunModel model;
        model.apply(pal::test::sampleRun(1, 2, 2));
        QSignalSpy ends(&model, &pal::RunModel::finished);
        model.markInterrupted("killed");
        QCOMPARE(model.state(), QString("interrupted"));
        QVERIFY(model.isOver());
        QCOMPARE(ends.size(), 1);
        model.markInterrupted("again");
        QCOMPARE(model.outcome(), QString("killed"));
    }
};

QTEST_GUILESS_MAIN(TestRunModel)
#include "tst_run_model.moc"
