#pragma once

#include "engine/study/study_agreement.h"

namespace palimpsest {

class FactTable;

/// Pairs of raters with fewer common items than this are shown in grey: their κ is mostly chance.
inline constexpr std::size_t kFewCommonItems = 10;

/// Quadratic κ of every pair of raters; on the diagonal of each with themselves, over repeats.
void fillKappaMatrix(FactTable& table, const StudyAgreement& measured);
/// What each rater did: rated, skipped, gold, repeats.
void fillRaterRecords(FactTable& table, const StudyAgreement& measured);
/// Every item with two ratings or more, the widest range first.
void fillItemRanges(FactTable& table, const StudyAgreement& measured);

} // namespace palimpsest
