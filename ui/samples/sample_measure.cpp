#include "ui/samples/sample_measure.h"

#include "engine/events/run_event.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

namespace palimpsest {

namespace {

struct MeasureText {
    Q_DECLARE_TR_FUNCTIONS(SampleMeasure)
};

} // namespace

QString fateName(Fate fate)
{
    switch (fate) {
    case Fate::Remembered:
        return MeasureText::tr("Still remembered");
    case Fate::Forgotten:
        return MeasureText::tr("Forgotten");
    case Fate::CameBack:
        return MeasureText::tr("Came back");
    case Fate::Unknown:
        break;
    }
    return MeasureText::tr("Not evaluated");
}

Fate fateOf(std::int64_t flag, std::int64_t flagBefore)
{
    if (flag == 0)
        return Fate::Forgotten;
    return flagBefore == 0 ? Fate::CameBack : Fate::Remembered;
}

MeasureInfo measureInfo(Measure measure)
{
    switch (measure) {
    case Measure::Flag:
        return {
            MeasureText::tr("Flag"),
            MeasureText::tr("Flag"),
            MeasureText::tr(
                "1: still remembered, trained in the next epoch; 0: forgotten.\nflag = 0 if F1 < f1 or BLEU < bleu"),
            {}};
    case Measure::F1:
        return {MeasureText::tr("BERTScore F1"), MeasureText::tr("F1"),
                MeasureText::tr("How near the generation's meaning is to the reference.\nF1 = 2·P·R / (P + R)"),
                QStringLiteral("f1")};
    case Measure::Bleu:
        return {MeasureText::tr("BLEU"), MeasureText::tr("BLEU"),
                MeasureText::tr("How many of the generation's 1- to 4-grams stand in the reference.\n"
                                "BLEU = BP · exp(Σ log p_n / 4), n = 1 … 4"),
                QStringLiteral("bleu")};
    case Measure::El:
        return {MeasureText::tr("Extraction likelihood"), MeasureText::tr("EL"),
                MeasureText::tr("How much of the rest of the row greedy decoding recovers from its true beginnings.\n"
                                "EL = mean over starts i of overlap_n(f(x_<i), x_≥i)"),
                QStringLiteral("el")};
    case Measure::Ma:
        return {MeasureText::tr("Memorization accuracy"), MeasureText::tr("MA"),
                MeasureText::tr("Share of the row's tokens that the model guesses from those before.\n"
                                "MA = Σ 1{argmax p(·|x_<i) = x_i} / (T − 1)"),
                QStringLiteral("acc")};
    case Measure::Diff:
        return {MeasureText::tr("Distinct tokens"),
                MeasureText::tr("diff"),
                MeasureText::tr("Share of the generation's tokens that are distinct; low where it repeats itself.\n"
                                "diff = distinct tokens / tokens"),
                {}};
    }
    return {};
}

double valueOf(const SampleEvaluated& row, Measure measure)
{
    switch (measure) {
    case Measure::Flag:
        return double(row.flag);
    case Measure::F1:
        return row.f1;
    case Measure::Bleu:
        return row.bleu;
    case Measure::El:
        return row.el;
    case Measure::Ma:
        return row.acc;
    case Measure::Diff:
        return row.diff;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

double meanOf(const EpochEvaluated& epoch, Measure measure, std::int64_t rows)
{
    switch (measure) {
    case Measure::Flag:
        return rows > 0 ? double(epoch.flagged) / double(rows) : std::numeric_limits<double>::quiet_NaN();
    case Measure::F1:
        return epoch.f1;
    case Measure::Bleu:
        return epoch.bleu;
    case Measure::El:
        return epoch.el;
    case Measure::Ma:
        return epoch.acc;
    case Measure::Diff:
        return epoch.diff;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

QString valueText(double value, Measure measure)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    return measure == Measure::Flag ? QString::number(value, 'f', 0) : QString::number(value, 'f', 3);
}

} // namespace palimpsest
