#include "ui/judge/judge_words.h"

#include "ui/theme/safe_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace palimpsest {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(JudgeWords)
};

/// As many decimals as an amount needs to be told apart from nothing.
int decimalsOf(double amount) { return amount == 0 || std::abs(amount) >= 1 ? 2 : 4; }

} // namespace

QString moneyText(const std::optional<double>& amount, const QString& currency)
{
    if (!amount)
        return QStringLiteral("–");
    const QString number = QLocale().toString(*amount, 'f', decimalsOf(*amount));
    return currency == QLatin1String("USD") ? QStringLiteral("$") + number
                                            : QStringLiteral("%1 %2").arg(number, safeText(currency));
}

QString moneyText(const std::optional<double>& amount, const std::optional<Price>& price)
{
    return price ? moneyText(amount, QString::fromStdString(price->currency)) : QStringLiteral("–");
}

QString countText(std::int64_t number) { return QLocale().toString(qlonglong(number)); }

RunStateLook judgeStateLook(const QString& state)
{
    using Tone = PillLabel::Tone;
    if (state == QLatin1String("draft"))
        return {Words::tr("Draft"), Tone::Neutral, QStringLiteral("file-plus")};
    if (state == QLatin1String("probing"))
        return {Words::tr("Probing"), Tone::Accent, QStringLiteral("activity")};
    if (state == QLatin1String("probed"))
        return {Words::tr("Probed"), Tone::Neutral, QStringLiteral("gauge")};
    if (state == QLatin1String("running"))
        return {Words::tr("Grading"), Tone::Accent, QStringLiteral("activity")};
    if (state == QLatin1String("paused"))
        return {Words::tr("Paused"), Tone::Warning, QStringLiteral("pause")};
    if (state == QLatin1String("stopped"))
        return {Words::tr("Stopped"), Tone::Warning, QStringLiteral("square")};
    if (state == QLatin1String("done"))
        return {Words::tr("Done"), Tone::Neutral, QStringLiteral("check")};
    return {state, Tone::Neutral, {}};
}

RunStateLook judgeStateLook(const JudgeRun& run)
{
    const bool probed = run.confirmedAt.empty() && run.state == "paused";
    return judgeStateLook(probed ? QStringLiteral("probed") : QString::fromStdString(run.state));
}

QString judgeRunTitle(const JudgeRunState& state)
{
    return QStringLiteral("%1 · %2 · %3")
        .arg(state.run.id)
        .arg(safeText(QString::fromStdString(state.run.model)), judgeStateLook(state.run).word);
}

QString outcomeText(const std::string& outcome, const std::optional<double>& value)
{
    if (value)
        return QLocale().toString(*value, 'g', 3);
    static const std::pair<const char*, const char*> kTexts[] = {
        {"open", QT_TRANSLATE_NOOP("JudgeWords", "not sent yet")},
        {"ambiguous", QT_TRANSLATE_NOOP("JudgeWords", "several scores")},
        {"out_of_range", QT_TRANSLATE_NOOP("JudgeWords", "outside 0 to 10")},
        {"no_score", QT_TRANSLATE_NOOP("JudgeWords", "no score in the reply")},
        {"empty", QT_TRANSLATE_NOOP("JudgeWords", "empty reply")},
        {"refusal", QT_TRANSLATE_NOOP("JudgeWords", "refused")},
        {"truncated", QT_TRANSLATE_NOOP("JudgeWords", "cut off by the token limit")},
        {"filtered", QT_TRANSLATE_NOOP("JudgeWords", "filtered")},
        {"http_error", QT_TRANSLATE_NOOP("JudgeWords", "error of the server")},
        {"network", QT_TRANSLATE_NOOP("JudgeWords", "no connection")},
        {"timeout", QT_TRANSLATE_NOOP("JudgeWords", "timeout")},
        {"protocol", QT_TRANSLATE_NOOP("JudgeWords", "not an answer of such a server")},
        {"lost", QT_TRANSLATE_NOOP("JudgeWords", "lost")},
    };
    for (const auto& [name, text] : kTexts)
        if (outcome == name)
            return Words::tr(text);
    return QString::fromStdString(outcome);
}

} // namespace palimpsest
