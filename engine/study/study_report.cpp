#include "engine/report/html.h"
#include "engine/study/study_agreement.h"
#include "engine/study/study_export.h"
#include "engine/study/study_state.h"

#include <algorithm>
#include <cstdio>

namespace palimpsest {

namespace {

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", value);
    return text;
}

std::string cell(const Statistic& statistic)
{
    return statistic.value ? number(*statistic.value) : "<i>" + escapeHtml(statistic.reason) + "</i>";
}

std::string cell(const BootstrapInterval& interval)
{
    return interval.lo ? number(*interval.lo) + " to " + number(*interval.hi) : "–";
}

std::string row(const std::vector<std::string>& cells, const char* tag = "td")
{
    std::string text = "<tr>";
    for (const std::string& cell : cells)
        text += "<" + std::string(tag) + ">" + cell + "</" + tag + ">";
    return text + "</tr>\n";
}

std::string percent(double share)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", 100 * share);
    return text;
}

std::string alphaTable(const StudyAgreement& measured)
{
    const Agreement& agreement = measured.agreement;
    return "<table>" + row({"Krippendorff's α", "value", "95 % (bootstrap of items)", "resamples dropped"}, "th")
           + row({"ordinal", cell(agreement.ordinal), cell(measured.ordinal), std::to_string(measured.ordinal.dropped)})
           + row({"nominal", cell(agreement.nominal), cell(measured.nominal), std::to_string(measured.nominal.dropped)})
           + row({"interval", cell(agreement.interval), cell(measured.interval),
                  std::to_string(measured.interval.dropped)})
           + "</table>";
}

std::string agreementPart(const StudyAgreement& measured, std::size_t adjudicated)
{
    const Agreement& agreement = measured.agreement;
    std::string text = "<h2>Agreement</h2>" + alphaTable(measured) + "<p>" + std::to_string(agreement.items)
                       + " items, " + std::to_string(agreement.pairable) + " with two ratings or more; "
                       + std::to_string(measured.ordinal.resamples) + " resamples, bootstrap seed "
                       + std::to_string(measured.ordinal.seed) + ".";
    if (measured.comparisons > 0)
        text += " Of " + std::to_string(measured.comparisons) + " pairs of ratings " + percent(measured.exact)
                + " are equal and " + percent(measured.withinOne) + " at most 1 apart.";
    text += "</p><table>" + row({"raters", "n", "quadratic κ", "linear κ", "κ", "ρ", "τ-b", "equal", "± 1"}, "th");
    for (const PairAgreement& pair : agreement.pairs)
        text += row({escapeHtml(measured.raters[pair.a]) + " – " + escapeHtml(measured.raters[pair.b]),
                     std::to_string(pair.n), cell(pair.kappaQuadratic), cell(pair.kappaLinear), cell(pair.kappa),
                     cell(pair.spearman), cell(pair.kendallTauB), pair.n > 0 ? percent(pair.exact) : "–",
                     pair.n > 0 ? percent(pair.withinOne) : "–"});
    const auto wide = std::count_if(measured.ranges.begin(), measured.ranges.end(),
                                    [](const ItemRange& item) { return item.range >= kUnresolvedRange; });
    return text + "</table><p>" + std::to_string(wide) + " items have ratings " + std::to_string(kUnresolvedRange)
           + " or more apart; " + std::to_string(adjudicated) + " were adjudicated.</p>";
}

std::string distributionPart(const StudyAgreement& measured)
{
    std::vector<std::string> header = {"rater"};
    for (int value = measured.scale.lo; value <= measured.scale.hi; ++value)
        header.emplace_back(std::to_string(value));
    for (const char* name : {"skipped", "gold passed", "repeats", "quadratic κ with themselves"})
        header.emplace_back(name);
    std::string text = "<h2>Distributions</h2><table>" + row(header, "th");
    for (const RaterRecord& record : measured.records) {
        std::vector<std::string> cells = {escapeHtml(record.rater)};
        for (const std::size_t count : record.counts)
            cells.push_back(std::to_string(count));
        cells.push_back(std::to_string(record.skipped));
        cells.push_back(std::to_string(record.goldPassed) + " of " + std::to_string(record.goldRated));
        cells.push_back(std::to_string(record.repeats));
        cells.push_back(cell(record.selfKappa));
        text += row(cells);
    }
    return text + "</table>";
}

std::string resultsPart(const std::vector<ModelResult>& results)
{
    std::string text = "<h2>Results by model</h2><table>" + row({"run", "epoch", "mean", "95 %", "items rated"}, "th");
    for (const ModelResult& result : results)
        text +=
            row({escapeHtml(result.run), result.epoch < 0 ? "final" : std::to_string(result.epoch),
                 result.units > 0 ? number(result.mean) : "–", cell(result.interval), std::to_string(result.units)});
    return text + "</table>";
}

std::string unblindingPart(const Unblinding& state)
{
    std::string text = "<p>Never unblinded.</p>";
    if (state.at) {
        text = "<p>Unblinded at " + escapeHtml(*state.at) + " with " + std::to_string(state.ratingsAfter)
               + " ratings after.</p><table>" + row({"at", "who", "what"}, "th");
        for (const BlindLogLine& line : state.log)
            text += row({escapeHtml(line.at), escapeHtml(line.who), escapeHtml(line.what)});
        text += "</table>";
    }
    return text + (state.ownRater ? "<p>One of the raters ran the experiment.</p>" : "");
}

} // namespace

Result<std::string> studyReport(Project& project, const Study& study)
{
    PALIMPSEST_TRY(const StudyRatings ratings, loadRatings(project, study));
    PALIMPSEST_TRY(const StudyAgreement measured, studyAgreement(project, study));
    PALIMPSEST_TRY(const std::vector<ModelResult> results, modelResults(project, study, ratings));
    PALIMPSEST_TRY(const Unblinding state, unblinding(project, study, ratings));
    PALIMPSEST_TRY(const std::vector<FinalValue> values, finalValues(project, study, ratings));
    const auto adjudicated = std::size_t(std::ranges::count(values, "adjudicated", &FinalValue::source));
    const StudyRequest& design = study.design;
    return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escapeHtml(study.name)
           + "</title><style>body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem "
             "auto;padding:0 "
             "1rem}table{border-collapse:collapse;font-variant-numeric:tabular-nums}td,th{padding:.25rem "
             ".75rem;border-bottom:1px solid #8886;text-align:right}td:first-child,th:first-child{text-align:left}"
             "@media(prefers-color-scheme:dark){body{background:#16181b;color:#e4e6e8}}</style></head><body><h1>"
           + escapeHtml(study.name) + "</h1><p>" + std::to_string(study.units) + " items, "
           + std::to_string(design.raters.size()) + " raters, " + std::to_string(design.ratersPerUnit) + " an item on "
           + percent(design.overlap) + " of them; seed " + std::to_string(design.seed) + ".</p>" + unblindingPart(state)
           + agreementPart(measured, adjudicated) + distributionPart(measured) + resultsPart(results)
           + "</body></html>\n";
}

} // namespace palimpsest
