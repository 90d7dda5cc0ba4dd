#include "ui/samples/sample_arrangement.h"

#include "ui/bridge/run_model.h"
#include "ui/samples/sample_table.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace palimpsest {

namespace {

struct ArrangementText {
    Q_DECLARE_TR_FUNCTIONS(SampleArrangement)
};

bool everCameBack(const SampleTable& table, int row)
{
    for (int column = 0; column < table.columns(); ++column)
        if (table.cell(row, column).fate == Fate::CameBack)
            return true;
    return false;
}

/// The first epoch's column in which a row was forgotten; the number of columns where it never was.
int firstForgotten(const SampleTable& table, int row)
{
    int column = 0;
    while (column < table.columns() && table.cell(row, column).fate != Fate::Forgotten)
        ++column;
    return column;
}

bool contains(const RunModel& run, const SampleTable& table, int row, const QString& text)
{
    const std::int64_t id = table.id(row);
    if (const SampleText* sample = run.sampleText(id))
        if (sample->prefix.contains(text, Qt::CaseInsensitive) || sample->reference.contains(text, Qt::CaseInsensitive)
            || QString::number(sample->docId) == text)
            return true;
    if (table.columns() == 0)
        return false;
    const SampleEvaluated* result = run.sample(id, table.epoch(table.columns() - 1));
    return result != nullptr && QString::fromStdString(result->candidate).contains(text, Qt::CaseInsensitive);
}

/// What rows are sorted by, greatest first.
using SortKey = std::tuple<double, double, double>;

double known(double value) { return std::isnan(value) ? -1 : value; }

SortKey keyOf(const SampleTable& table, const RunModel& run, int row, const SampleArrangement& arrangement)
{
    const int last = table.columns() - 1;
    const int column = arrangement.sortColumn >= 0 ? std::min(arrangement.sortColumn, last) : last;
    const SampleText* text = run.sampleText(table.id(row));
    switch (arrangement.sort) {
    case SampleSort::StillRemembered: {
        if (last < 0)
            return {};
        const SampleCell& cell = table.cell(row, last);
        return {cell.isRemembered() ? 1 : 0, known(cell.value(Measure::El)), known(cell.value(Measure::Ma))};
    }
    case SampleSort::Number:
        return {-double(table.id(row)), 0, 0};
    case SampleSort::Document:
        return {text ? -double(text->docId) : 0, 0, 0};
    case SampleSort::Measure:
        return {column >= 0 ? known(table.cell(row, column).value(arrangement.measure)) : 0, 0, 0};
    case SampleSort::LongestRemembered:
        return {firstForgotten(table, row), 0, 0};
    case SampleSort::PartnerOverlap:
        return {text ? known(text->overlap) : -1, 0, 0};
    }
    return {};
}

} // namespace

QString filterName(SampleFilter filter)
{
    switch (filter) {
    case SampleFilter::All:
        return ArrangementText::tr("All");
    case SampleFilter::StillRemembered:
        return ArrangementText::tr("Still remembered");
    case SampleFilter::CameBack:
        return ArrangementText::tr("Came back");
    case SampleFilter::CaughtByF1:
        return ArrangementText::tr("F1 arm");
    case SampleFilter::CaughtByBleu:
        return ArrangementText::tr("BLEU arm");
    case SampleFilter::Marked:
        return ArrangementText::tr("Bookmarked");
    }
    return {};
}

QString filterMeaning(SampleFilter filter)
{
    switch (filter) {
    case SampleFilter::All:
        return ArrangementText::tr("Every forget sample");
    case SampleFilter::StillRemembered:
        return ArrangementText::tr("Samples whose flag is set after the last epoch");
    case SampleFilter::CameBack:
        return ArrangementText::tr("Samples that were forgotten after one epoch and remembered after the next");
    case SampleFilter::CaughtByF1:
        return ArrangementText::tr("Samples that count as forgotten since F1 < f1");
    case SampleFilter::CaughtByBleu:
        return ArrangementText::tr("Samples that count as forgotten since BLEU < bleu");
    case SampleFilter::Marked:
        return ArrangementText::tr("Samples with a bookmark or a note");
    }
    return {};
}

QString sortName(SampleSort sort)
{
    switch (sort) {
    case SampleSort::StillRemembered:
        return ArrangementText::tr("Still remembered first");
    case SampleSort::Number:
        return ArrangementText::tr("Sample number");
    case SampleSort::Document:
        return ArrangementText::tr("doc_id");
    case SampleSort::Measure:
        return ArrangementText::tr("Shown value, highest first");
    case SampleSort::LongestRemembered:
        return ArrangementText::tr("Longest remembered first");
    case SampleSort::PartnerOverlap:
        return ArrangementText::tr("Overlap with the partner");
    }
    return {};
}

bool passes(SampleFilter filter, const SampleTable& table, int row, const QSet<std::int64_t>& marked)
{
    if (filter == SampleFilter::All)
        return true;
    if (filter == SampleFilter::Marked)
        return marked.contains(table.id(row));
    if (table.columns() == 0)
        return false;
    const SampleCell& last = table.cell(row, table.columns() - 1);
    switch (filter) {
    case SampleFilter::StillRemembered:
        return last.isRemembered();
    case SampleFilter::CameBack:
        return everCameBack(table, row);
    case SampleFilter::CaughtByF1:
        return last.caughtByF1;
    default:
        return last.caughtByBleu;
    }
}

std::vector<int> arrange(const SampleTable& table, const RunModel& run, const QSet<std::int64_t>& marked,
                         const SampleArrangement& arrangement)
{
    const QString text = arrangement.text.trimmed();
    std::vector<std::pair<SortKey, int>> rows;
    for (int row = 0; row < table.rows(); ++row)
        if (passes(arrangement.filter, table, row, marked) && (text.isEmpty() || contains(run, table, row, text)))
            rows.emplace_back(keyOf(table, run, row, arrangement), row);
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<int> order;
    order.reserve(rows.size());
    for (const auto& [key, row] : rows)
        order.push_back(row);
    return order;
}

} // namespace palimpsest
