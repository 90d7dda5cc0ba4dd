#include "ui/shell/run_words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <optional>

namespace palimpsest {

namespace {

struct RunText {
    Q_DECLARE_TR_FUNCTIONS(RunWords)
};

struct Phase {
    QLatin1String said;
    const char* shown;
};

constexpr Phase kPhases[] = {
    {QLatin1String("training"), QT_TRANSLATE_NOOP("RunWords", "training")},
    {QLatin1String("Training"), QT_TRANSLATE_NOOP("RunWords", "training")},
    {QLatin1String("generation"), QT_TRANSLATE_NOOP("RunWords", "generation")},
    {QLatin1String("memorization"), QT_TRANSLATE_NOOP("RunWords", "memorization")},
    {QLatin1String("extraction"), QT_TRANSLATE_NOOP("RunWords", "extraction")},
    {QLatin1String("Loading models and rows"), QT_TRANSLATE_NOOP("RunWords", "loading models and rows")},
    {QLatin1String("Evaluating one batch"), QT_TRANSLATE_NOOP("RunWords", "evaluating one batch")},
    {QLatin1String("Training two steps"), QT_TRANSLATE_NOOP("RunWords", "training two steps")},
    {QLatin1String("Original model's distribution"),
     QT_TRANSLATE_NOOP("RunWords", "the original model's distribution")},
};

QString nameOf(const QString& phase)
{
    for (const Phase& known : kPhases)
        if (phase == known.said)
            return RunText::tr(known.shown);
    return phase;
}

/// What the pattern's groups caught in the whole text; nothing where it does not fit.
std::optional<QStringList> caught(const QString& text, const char* pattern)
{
    const QRegularExpression whole(QRegularExpression::anchoredPattern(QLatin1String(pattern)));
    const QRegularExpressionMatch match = whole.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return match.capturedTexts().mid(1);
}

/// Numbers are written out in full in logs; a line of the window needs four digits.
QString shortNumber(const QString& number) { return QString::number(number.toDouble(), 'f', 4); }

} // namespace

QString phaseText(const QString& phase)
{
    if (const auto parts = caught(phase, "Epoch (\\d+): (.+)"))
        return RunText::tr("Epoch %1: %2").arg(parts->at(0), nameOf(parts->at(1)));
    if (const auto parts = caught(phase, "Validating epoch (\\d+): (.+)"))
        return RunText::tr("Validating epoch %1: %2").arg(parts->at(0), nameOf(parts->at(1)));
    QString name = nameOf(phase);
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

QString outcomeText(const QString& reason)
{
    if (const auto parts = caught(reason, "Epoch (\\d+) should stop, acc (\\S+), el \\[(\\S+)\\]"))
        return RunText::tr("The stop rule was met in epoch %1: MA %2, EL %3")
            .arg(parts->at(0), shortNumber(parts->at(1)), shortNumber(parts->at(2)));
    if (const auto parts = caught(reason, "Epoch (\\d+) should stop, left 0"))
        return RunText::tr("No row was left to forget in epoch %1").arg(parts->at(0));
    if (const auto parts = caught(reason, "--max_epochs (\\d+) reached before the stop rule was met"))
        return RunText::tr("All %1 epochs are over; the stop rule was not met").arg(parts->at(0));
    if (const auto parts = caught(reason, "stopped after epoch (\\d+); --resume goes on from there"))
        return RunText::tr("Stopped after epoch %1; it can go on from there").arg(parts->at(0));
    if (const auto parts = caught(reason, "stopped in epoch (\\d+) after step (\\d+); --resume goes on from there"))
        return RunText::tr("Stopped in epoch %1 after step %2; it can go on from there")
            .arg(parts->at(0), parts->at(1));
    if (caught(reason, "stopped before the first step; --resume begins again"))
        return RunText::tr("Stopped before the first step");
    if (caught(reason, "stopped while loading"))
        return RunText::tr("Stopped while loading");
    return reason;
}

} // namespace palimpsest
