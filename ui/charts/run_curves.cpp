#include "ui/charts/run_curves.h"

#include <algorithm>
#include <limits>

namespace palimpsest {

namespace {

// Places in the theme's list of series colours, so that a quantity has one colour on every panel.
enum Series { Blue = 0, Amber = 1, Green = 2, Purple = 3, Sky = 4, Vermilion = 5, Olive = 6, Ink = 7 };

std::function<QColor()> series(int index)
{
    return [index] { return Theme::instance().series(index); };
}

std::function<QColor()> meaning(Token token)
{
    return [token] { return themeColor(token); };
}

double known(const std::optional<double>& value) { return value.value_or(std::numeric_limits<double>::quiet_NaN()); }

RunCurve perEpoch(const char* key, const QString& name, const QString& text, std::function<QColor()> color,
                  std::function<double(const EpochEvaluated&)> value)
{
    return {QString::fromLatin1(key), name, text, std::move(color), {}, std::move(value)};
}

RunCurve perStep(const char* key, const QString& name, const QString& text, std::function<QColor()> color,
                 double StepMeasured::*value)
{
    return {QString::fromLatin1(key),
            name,
            text,
            std::move(color),
            [value](const StepMeasured& step) { return step.*value; },
            {}};
}

} // namespace

double curvePlace(const StepMeasured& step, CurveAlignment alignment)
{
    if (alignment == CurveAlignment::Step)
        return double(step.step);
    const double batches = double(std::max<std::int64_t>(1, step.batches));
    return double(step.epoch - 1) + double(step.batch + 1) / batches;
}

double curvePlace(const EpochEvaluated& epoch, std::int64_t batches, CurveAlignment alignment)
{
    return alignment == CurveAlignment::Epoch ? double(epoch.epoch)
                                              : double(epoch.epoch * std::max<std::int64_t>(1, batches));
}

std::vector<RunChart> RunCurves::charts()
{
    return {memorization(), similarity(), rows(),      losses(), divergence(),
            utility(),      validation(), diversity(), entropy()};
}

RunChart RunCurves::memorization()
{
    RunChart chart{"memorization",
                   tr("Memorization"),
                   tr("share"),
                   tr("MA and EL appear once the original model has been evaluated."),
                   {},
                   {},
                   0.0,
                   1.0};
    chart.curves = {
        perEpoch("acc", tr("MA"),
                 tr("Memorization accuracy, mean over the forget rows: share of tokens that the model guesses right "
                    "from those before.\nMA = mean_i 1[argmax p(·|x_<i) = x_i]"),
                 series(Blue), [](const EpochEvaluated& e) { return e.acc; }),
        perEpoch("el", tr("EL"),
                 tr("Extraction likelihood, mean over the forget rows: how many of the n-grams that the model writes "
                    "when it goes on by itself stand in the rest of the row.\nEL_n = mean_i |ngrams(f(x_<i)) in "
                    "ngrams(x_≥i)| / |ngrams(x_≥i)|"),
                 series(Vermilion), [](const EpochEvaluated& e) { return e.el; }),
    };
    const QString rule = tr("The run ends once MA < acc and EL < el, or no row is left to forget.");
    chart.thresholds = {{"acc", tr("MA stop"), rule}, {"el", tr("EL stop"), rule}};
    return chart;
}

RunChart RunCurves::similarity()
{
    RunChart chart{"similarity", tr("Generation against reference"),
                   tr("score"),  tr("F1 and BLEU appear once the original model has been evaluated."),
                   {},           {},
                   0.0,          1.0};
    chart.curves = {
        perEpoch("f1", tr("F1"), tr("BERTScore F1 of generation and reference, mean over the forget rows."),
                 series(Green), [](const EpochEvaluated& e) { return e.f1; }),
        perEpoch("bleu", tr("BLEU"), tr("BLEU-4 of generation and reference, mean over the forget rows."),
                 series(Amber), [](const EpochEvaluated& e) { return e.bleu; }),
    };
    const QString rule = tr("A row counts as forgotten where F1 < f1 or BLEU < bleu, and is then no longer trained.");
    chart.thresholds = {{"f1", tr("F1 flag"), rule}, {"bleu", tr("BLEU flag"), rule}};
    return chart;
}

RunChart RunCurves::rows()
{
    RunChart chart{"rows",     tr("Rows still remembered"),
                   tr("rows"), tr("Counts appear once the original model has been evaluated."),
                   {},         {},
                   0.0,        {}};
    chart.curves = {
        perEpoch("flagged", tr("remembered"), tr("Rows that are still flagged: trained in the next epoch."),
                 meaning(Token::Remembered), [](const EpochEvaluated& e) { return double(e.flagged); }),
        perEpoch("recited", tr("recited"), tr("Rows whose generation is the reference, word for word."), series(Blue),
                 [](const EpochEvaluated& e) { return double(e.recited); }),
        perEpoch("cameBack", tr("came back"), tr("Rows forgotten after the epoch before and remembered now."),
                 meaning(Token::CameBack), [](const EpochEvaluated& e) { return double(e.cameBack); }),
    };
    return chart;
}

RunChart RunCurves::losses()
{
    RunChart chart{"losses", tr("Losses"), tr("nats per token"), tr("Losses appear with the first step."), {}, {}, 0.0,
                   {}};
    chart.curves = {
        perStep("unlearnLoss", tr("unlearn"),
                tr("Cross-entropy on the flagged forget rows of the batch; unlearning pushes it up."),
                series(Vermilion), &StepMeasured::unlearnLoss),
        perStep("learnLoss", tr("learn"),
                tr("Cross-entropy on their partners, the nearest neighbours that should stay; held down."),
                series(Blue), &StepMeasured::learnLoss),
    };
    return chart;
}

RunChart RunCurves::divergence()
{
    RunChart chart{"divergence",
                   tr("Distance to the original"),
                   tr("nats per token"),
                   tr("The distance appears with the first step of a method that holds on to the original model."),
                   {},
                   {},
                   0.0,
                   {}};
    chart.curves = {
        perStep("klLoss", tr("KL loss"), tr("Cross-entropy to the original model on the partners: −Σ p₀ log p."),
                series(Purple), &StepMeasured::klLoss),
        perStep("trueKl", tr("true KL"), tr("KL divergence from the original model: −Σ p₀ log p − H(p₀)."),
                series(Green), &StepMeasured::trueKl),
    };
    return chart;
}

RunChart RunCurves::utility()
{
    RunChart chart{"utility",
                   tr("What should stay"),
                   tr("MA, share"),
                   tr("Utility appears with the first evaluation of partners or retain rows."),
                   {},
                   {},
                   {},
                   1.0};
    chart.curves = {
        perEpoch("retainAcc", tr("retain"), tr("Memorization accuracy on the retain rows, which nothing trains."),
                 series(Green), [](const EpochEvaluated& e) { return known(e.retainAcc); }),
        perEpoch("learnAcc", tr("partners"), tr("Memorization accuracy on the partners of the forget rows."),
                 series(Purple), [](const EpochEvaluated& e) { return known(e.learnAcc); }),
    };
    return chart;
}

RunChart RunCurves::validation()
{
    RunChart chart{"validation",
                   tr("Loss on the forget rows"),
                   tr("nats per token"),
                   tr("val_loss appears once the original model has been evaluated."),
                   {},
                   {},
                   0.0,
                   {}};
    chart.curves = {perEpoch("valLoss", tr("val_loss"), tr("Cross-entropy on all forget rows after the epoch."),
                             series(Vermilion), [](const EpochEvaluated& e) { return e.valLoss; })};
    return chart;
}

RunChart RunCurves::diversity()
{
    RunChart chart{"diversity", tr("Distinct tokens"),
                   tr("share"), tr("diff appears once the original model has been evaluated."),
                   {},          {},
                   0.0,         1.0};
    chart.curves = {perEpoch("diff", tr("diff"),
                             tr("Distinct tokens of a generation / all its tokens, mean: low where it repeats itself."),
                             series(Sky), [](const EpochEvaluated& e) { return e.diff; })};
    return chart;
}

RunChart RunCurves::entropy()
{
    RunChart chart{"entropy",  tr("Entropy of the generations"),
                   tr("bits"), tr("Entropy appears once the original model has been evaluated."),
                   {},         {},
                   0.0,        {}};
    chart.curves = {perEpoch("entropy", tr("entropy"), tr("Of the token frequencies within a generation, mean."),
                             series(Sky), [](const EpochEvaluated& e) { return e.entropy; })};
    return chart;
}

} // namespace palimpsest
