#pragma once

#include <QString>

#include <array>
#include <cstdint>

namespace palimpsest {

class RunModel;
struct EpochEvaluated;
struct SampleEvaluated;

/// What became of a row in an epoch.
enum class Fate { Unknown, Remembered, Forgotten, CameBack };

QString fateName(Fate fate);
/// The fate that a flag tells, given the flag of the epoch before (1 before epoch 0: that is how flags begin).
Fate fateOf(std::int64_t flag, std::int64_t flagBefore);

/// What a cell of the grid can show.
enum class Measure { Flag, F1, Bleu, El, Ma, Diff };
inline constexpr std::array kMeasures{Measure::Flag, Measure::F1, Measure::Bleu,
                                      Measure::El,   Measure::Ma, Measure::Diff};

struct MeasureInfo {
    QString title;   ///< "Extraction likelihood"
    QString shorter; ///< "EL"
    QString meaning; ///< one sentence, with the formula behind a line break
    QString setting; ///< the setting that is its threshold ("f1"); empty: none
};
MeasureInfo measureInfo(Measure measure);

double valueOf(const SampleEvaluated& row, Measure measure);
/// The epoch's mean; of flags, the share of rows still remembered. NaN without rows.
double meanOf(const EpochEvaluated& epoch, Measure measure, std::int64_t rows);
/// Three decimals, "–" for NaN; flags as 0 and 1.
QString valueText(double value, Measure measure);

} // namespace palimpsest
