#pragma once

#include "ui/samples/sample_measure.h"

#include <QSet>
#include <QString>

#include <array>
#include <cstdint>
#include <vector>

namespace palimpsest {

class RunModel;
class SampleTable;

/// Which rows are shown. Fates and arms are those of the last epoch; "came back" is any epoch's.
enum class SampleFilter { All, StillRemembered, CameBack, CaughtByF1, CaughtByBleu, Marked };
inline constexpr std::array kSampleFilters{SampleFilter::All,          SampleFilter::StillRemembered,
                                           SampleFilter::CameBack,     SampleFilter::CaughtByF1,
                                           SampleFilter::CaughtByBleu, SampleFilter::Marked};

enum class SampleSort {
    StillRemembered, ///< what matters now: remembered rows first, the best remembered on top
    Number,
    Document,
    Measure,           ///< highest first, in the epoch chosen
    LongestRemembered, ///< by the epoch in which a row was first forgotten, latest first
    PartnerOverlap,
};
inline constexpr std::array kSampleSorts{SampleSort::StillRemembered,   SampleSort::Number,
                                         SampleSort::Document,          SampleSort::Measure,
                                         SampleSort::LongestRemembered, SampleSort::PartnerOverlap};

struct SampleArrangement {
    SampleFilter filter = SampleFilter::All;
    SampleSort sort = SampleSort::StillRemembered;
    Measure measure = Measure::Flag;
    int sortColumn = -1; ///< for SampleSort::Measure; -1: the last
    QString text;        ///< in prefix, reference, the last epoch's candidate or doc_id; case does not count

    bool operator==(const SampleArrangement&) const = default;
};

QString filterName(SampleFilter filter);
QString filterMeaning(SampleFilter filter);
QString sortName(SampleSort sort);

/// Whether the filter (the text aside) lets a row of the table through.
bool passes(SampleFilter filter, const SampleTable& table, int row, const QSet<std::int64_t>& marked);

/// The table's rows in the order in which they are shown. `run` has the texts.
std::vector<int> arrange(const SampleTable& table, const RunModel& run, const QSet<std::int64_t>& marked,
                         const SampleArrangement& arrangement);

} // namespace palimpsest
