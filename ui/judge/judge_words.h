#pragma once

#include "ui/judge/open_judge.h"
#include "ui/shell/run_state_look.h"

#include <QString>

#include <optional>

namespace palimpsest {

/// What stands where a number is not known.
inline QString unknownText() { return QStringLiteral("–"); }

inline constexpr int kGrades = 11; ///< 0 to 10

/// "$0.0123" for US dollars, else "0.0123 EUR"; an en dash for what is not known.
QString moneyText(const std::optional<double>& amount, const QString& currency);
QString moneyText(const std::optional<double>& amount, const std::optional<Price>& price);

/// "1,234".
QString countText(std::int64_t number);

/// A judge run's state: draft, probed, running, paused, stopped, done.
RunStateLook judgeStateLook(const JudgeRun& run);
/// The same of a state's name alone.
RunStateLook judgeStateLook(const QString& state);

/// "3 · gpt-x · done": a run in a list.
QString judgeRunTitle(const JudgeRunState& state);

/// How a graded task's outcome is told ("strict" → "7"), and what it means.
QString outcomeText(const std::string& outcome, const std::optional<double>& value);

} // namespace palimpsest
