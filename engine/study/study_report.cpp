#include "engine/report/html.h"
#include "engine/study/study_export.h"

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

std::string shown(const Statistic& statistic)
{
    return statistic.value ? number(*statistic.value) : "<i>" + escapeHtml(statistic.reason) + "</i>";
}

std::string shown(const BootstrapInterval& interval)
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

std::string agreementPart(const StudyRatings& ratings, const BootstrapInterval& interval)
{
    const Agreement agreement = measureAgreement(ratings.table(), ratings.scale);
    std::string text =
        "<h2>Agreement</h2><table>" + row({"Krippendorff's α", "value", "95 % (bootstrap of items)"}, "th")
        + row({"ordinal", shown(agreement.ordinal), shown(interval)}) + row({"nominal", shown(agreement.nominal), ""})
        + row({"interval", shown(agreement.interval), ""}) + "</table><p>" + std::to_string(agreement.items)
        + " items, " + std::to_string(agreement.pairable) + " with two ratings or more; bootstrap seed "
        + std::to_string(interval.seed) + ", " + std::to_string(interval.dropped) + " of "
        + std::to_string(interval.resamples) + " resamples undefined and dropped.</p><table>"
        + row({"raters", "n", "quadratic κ", "linear κ", "κ", "ρ", "τ-b", "equal", "± 1"}, "th");
    for (const PairAgreement& pair : agreement.pairs)
        text += row({escapeHtml(ratings.raters[pair.a]) + " – " + escapeHtml(ratings.raters[pair.b]),
                     std::to_string(pair.n), shown(pair.kappaQuadratic), shown(pair.kappaLinear), shown(pair.kappa),
                     shown(pair.spearman), shown(pair.kendallTauB), number(pair.exact), number(pair.withinOne)});
    return text + "</table>";
}

std::string distributionPart(const StudyRatings& ratings)
{
    std::vector<std::string> header = {"rater"};
    for (int value = ratings.scale.lo; value <= ratings.scale.hi; ++value)
        header.emplace_back(std::to_string(value));
    header.emplace_back("skipped");
    header.emplace_back("gold passed");
    std::string text = "<h2>Distributions</h2><table>" + row(header, "th");
    for (std::size_t rater = 0; rater < ratings.raters.size(); ++rater) {
        std::vector<int> counts(std::size_t(ratings.scale.levels()) + 1);
        int gold = 0, passed = 0;
        for (const StudyRating& rating : ratings.ratings) {
            if (rating.rater != rater)
                continue;
            if (rating.purpose == Purpose::Gold && rating.value) {
                ++gold;
                passed += *rating.value >= *rating.goldLo && *rating.value <= *rating.goldHi ? 1 : 0;
            } else if (rating.purpose == Purpose::Rate) {
                ++counts[rating.value ? std::size_t(*rating.value - ratings.scale.lo) : counts.size() - 1];
            }
        }
        std::vector<std::string> cells = {escapeHtml(ratings.raters[rater])};
        for (const int count : counts)
            cells.push_back(std::to_string(count));
        cells.push_back(std::to_string(passed) + " of " + std::to_string(gold));
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
                 result.units > 0 ? number(result.mean) : "–", shown(result.interval), std::to_string(result.units)});
    return text + "</table>";
}

Result<std::string> unblindingPart(Project& project, const Study& study, const StudyRatings& ratings)
{
    if (!study.unblindedAt)
        return std::string("<p>Never unblinded.</p>");
    const auto after = std::count_if(ratings.ratings.begin(), ratings.ratings.end(),
                                     [&](const StudyRating& rating) { return rating.at > *study.unblindedAt; });
    std::string text =
        "<p>Unblinded at " + escapeHtml(*study.unblindedAt) + " with " + std::to_string(after) + " ratings after.</p>";
    PALIMPSEST_TRY(const auto own,
                   project.database().integer("SELECT count(*) FROM ann_pack JOIN annotator USING(annotator_id) WHERE "
                                              "study_id=? AND is_experimenter=1",
                                              {study.id}));
    return text + (own.value_or(0) > 0 ? "<p>One of the raters ran the experiment.</p>" : "");
}

} // namespace

Result<std::string> studyReport(Project& project, const Study& study)
{
    PALIMPSEST_TRY(const StudyRatings ratings, loadRatings(project, study));
    PALIMPSEST_TRY(const std::vector<ModelResult> results, modelResults(project, study, ratings));
    PALIMPSEST_TRY(const std::string unblinding, unblindingPart(project, study, ratings));
    const StudyRequest& design = study.design;
    return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escapeHtml(study.name)
           + "</title><style>body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem "
             "auto;padding:0 "
             "1rem}table{border-collapse:collapse;font-variant-numeric:tabular-nums}td,th{padding:.25rem "
             ".75rem;border-bottom:1px solid #8886;text-align:right}td:first-child,th:first-child{text-align:left}"
             "@media(prefers-color-scheme:dark){body{background:#16181b;color:#e4e6e8}}</style></head><body><h1>"
           + escapeHtml(study.name) + "</h1><p>" + std::to_string(study.units) + " items, "
           + std::to_string(design.raters.size()) + " raters, " + std::to_string(design.ratersPerUnit) + " an item on "
           + number(100 * design.overlap) + " % of them; seed " + std::to_string(design.seed) + ".</p>" + unblinding
           + agreementPart(ratings, alphaInterval(ratings, design.seed)) + distributionPart(ratings)
           + resultsPart(results) + "</body></html>\n";
}

} // namespace palimpsest
