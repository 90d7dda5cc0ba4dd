#include "engine/run/run_log.h"
#include "engine/run/stop_rule.h"

#include <QtTest/QtTest>

#include <cmath>

namespace pal = palimpsest;

namespace {

pal::EpochEvaluated epochOf(std::int64_t number, double acc, double el, double partner,
                            std::optional<double> retain = std::nullopt)
{
    pal::EpochEvaluated epoch;
    epoch.epoch = number;
    epoch.acc = acc;
    epoch.el = el;
    epoch.learnAcc = partner;
    epoch.retainAcc = retain;
    return epoch;
}

} // namespace

class TestStopRule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothOrEitherThreshold()
    {
        const pal::RunConfig config;
        QVERIFY(pal::meetsStopRule(epochOf(1, 0.59, 0.04, 1), config, pal::StopRule::MaAndEl));
        QVERIFY(!pal::meetsStopRule(epochOf(1, 0.59, 0.05, 1), config, pal::StopRule::MaAndEl));
        QVERIFY(pal::meetsStopRule(epochOf(1, 0.59, 0.05, 1), config, pal::StopRule::MaOrEl));
        QVERIFY(!pal::meetsStopRule(epochOf(1, config.acc, 0.04, 1), config, pal::StopRule::MaAndEl));
        QVERIFY(!pal::meetsStopRule(epochOf(1, NAN, 0.04, 1), config, pal::StopRule::MaAndEl));
    }

    void theMethodEndsTheRun()
    {
        pal::RunConfig config;
        pal::Objective icu = pal::icuObjective();
        QVERIFY(icu.refines);
        pal::EpochEvaluated met = epochOf(2, 0.5, 0.01, 1);
        met.flagged = 3;
        QCOMPARE(pal::methodStop(met, config, icu).value_or(""),
                 std::string("Epoch 2 should stop, acc 0.5, el [0.01]"));
        pal::EpochEvaluated going = epochOf(2, 0.9, 0.01, 1);
        going.flagged = 3;
        QVERIFY(!pal::methodStop(going, config, icu));
        going.flagged = 0;
        QCOMPARE(pal::methodStop(going, config, icu).value_or(""), std::string("Epoch 2 should stop, left 0"));
        icu.refines = false; // then there is nothing to be left
        QVERIFY(!pal::methodStop(going, config, icu));
        met.epoch = 0;
        config.stopAtStart = false;
        QVERIFY(!pal::methodStop(met, config, icu));
        config.stopAtStart = true;
        QVERIFY(pal::methodStop(met, config, icu));
    }

    void theBestEpochLosesLeast()
    {
        const pal::RunConfig config;
        QVERIFY(!pal::bestEpoch({epochOf(0, 0.9, 0.9, 0.9)}, config).has_value());
        // Epoch 2 forgets as much as epoch 3 and keeps more; epoch 4 equals epoch 2.
        const std::vector<pal::EpochEvaluated> history{epochOf(0, 0.9, 0.9, 0.9), epochOf(1, 0.8, 0.5, 0.9),
                                                       epochOf(2, 0.55, 0.03, 0.88), epochOf(3, 0.55, 0.03, 0.7),
                                                       epochOf(4, 0.5, 0.01, 0.88)};
        QCOMPARE(*pal::bestEpoch(history, config), std::int64_t(2));
        // Retain rows count where there are some.
        const std::vector<pal::EpochEvaluated> retained{
            epochOf(0, 0.9, 0.9, 0.9, 0.95), epochOf(1, 0.55, 0.03, 0.88, 0.5), epochOf(2, 0.55, 0.03, 0.2, 0.94)};
        QCOMPARE(*pal::bestEpoch(retained, config), std::int64_t(2));
    }

    void modelsAreNamedAsTheReferenceNamesThem()
    {
        pal::RunConfig config;
        QCOMPARE(pal::referenceModelName(config, 3),
                 std::string("EleutherAI/gpt-neo-125m_exp0_lr5e-06_uw1.0_lw0.5_kl1.0_epoch3_updateboth"));
        config.modelName = "/models/tiny/";
        config.exp = "data/exp/exp1";
        config.lr = 2e-4;
        QCOMPARE(pal::referenceModelName(config, 12),
                 std::string("tiny_exp1_lr0.0002_uw1.0_lw0.5_kl1.0_epoch12_updateboth"));
    }

    void stepsAreLoggedAsTheReferenceLogsThem()
    {
        pal::StepMeasured step;
        step.epoch = 1;
        step.batch = 2;
        step.batches = 16;
        step.unlearnLoss = 0.0131403;
        step.learnLoss = NAN;
        step.klLoss = 0.2098341;
        step.trueKl = 0;
        QCOMPARE(pal::runLogLines(step, 10)[0],
                 std::string("Train Epoch: 1 [2/16 (12%)]\tunlearn_loss: 0.013140\tlearn_loss: nan\tkl_loss: "
                             "0.209834\ttrue_kl: 0.000000"));
    }

    void epochsAreLoggedAsTheReferenceLogsThem()
    {
        pal::EpochEvaluated epoch = epochOf(2, 0.87, 0.75, 1);
        epoch.diff = 0.62;
        epoch.valLoss = 1e-5;
        const auto lines = pal::runLogLines(epoch, 10);
        QCOMPARE(lines[0], std::string("diff 0.62"));
        QVERIFY(std::find(lines.begin(), lines.end(), "val_loss [epoch 2] 1e-05") != lines.end());
        QVERIFY(std::find(lines.begin(), lines.end(), "el_10-gram [epoch 2] 0.75") != lines.end());
        QCOMPARE(pal::runLogLines(pal::StateChanged{"validating", 3}, 10)[0], std::string("Validating epoch 3"));
    }
};

QTEST_APPLESS_MAIN(TestStopRule)
#include "tst_stop_rule.moc"
