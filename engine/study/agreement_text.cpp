#include "engine/study/agreement.h"
#include "engine/study/study_agreement.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace palimpsest {

namespace {

using nlohmann::ordered_json;

void put(ordered_json& object, const std::string& name, const Statistic& statistic)
{
    object[name] = statistic.value ? ordered_json(*statistic.value) : ordered_json(nullptr);
    if (!statistic.value)
        object[name + "_reason"] = statistic.reason;
}

std::string shown(const Statistic& statistic)
{
    if (!statistic.value)
        return statistic.reason;
    char text[32];
    std::snprintf(text, sizeof text, "%.4f", *statistic.value);
    return text;
}

std::string share(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", 100 * value);
    return text;
}

ordered_json json(const BootstrapInterval& interval)
{
    const auto bound = [](const std::optional<double>& value) {
        return value ? ordered_json(*value) : ordered_json(nullptr);
    };
    return {{"lo", bound(interval.lo)},
            {"hi", bound(interval.hi)},
            {"resamples", interval.resamples},
            {"dropped", interval.dropped},
            {"seed", interval.seed}};
}

ordered_json json(const RaterRecord& record)
{
    ordered_json object = {
        {"rater", record.rater},          {"counts", record.counts},          {"skipped", record.skipped},
        {"gold_rated", record.goldRated}, {"gold_passed", record.goldPassed}, {"repeats", record.repeats}};
    put(object, "self_kappa_quadratic", record.selfKappa);
    return object;
}

std::string padded(const std::string& text, std::size_t width)
{
    return text + std::string(text.size() < width ? width - text.size() : 1, ' ');
}

std::string dumped(const ordered_json& object)
{
    return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

ordered_json json(const Agreement& agreement, const std::vector<std::string>& raters)
{
    ordered_json object = {{"n_items", agreement.items}, {"n_raters", raters.size()}};
    ordered_json& alpha = object["alpha"];
    put(alpha, "nominal", agreement.nominal);
    put(alpha, "ordinal", agreement.ordinal);
    put(alpha, "interval", agreement.interval);
    ordered_json& pairs = object["pairs"] = ordered_json::array();
    for (const PairAgreement& pair : agreement.pairs) {
        ordered_json entry = {{"a", raters[pair.a]}, {"b", raters[pair.b]}, {"n", pair.n}};
        ordered_json& kappa = entry["kappa"];
        put(kappa, "none", pair.kappa);
        put(kappa, "linear", pair.kappaLinear);
        put(kappa, "quadratic", pair.kappaQuadratic);
        put(entry, "spearman", pair.spearman);
        put(entry, "kendall_tau_b", pair.kendallTauB);
        pairs.push_back(std::move(entry));
    }
    return object;
}

} // namespace

std::string agreementJson(const Agreement& agreement, const std::vector<std::string>& raters)
{
    return dumped(json(agreement, raters));
}

std::string agreementJson(const StudyAgreement& measured)
{
    ordered_json object = json(measured.agreement, measured.raters);
    object["n_pairable"] = measured.agreement.pairable;
    object["alpha_ci"] = {{"nominal", json(measured.nominal)},
                          {"ordinal", json(measured.ordinal)},
                          {"interval", json(measured.interval)}};
    const bool any = measured.comparisons > 0;
    object["exact"] = any ? ordered_json(measured.exact) : ordered_json(nullptr);
    object["within_one"] = any ? ordered_json(measured.withinOne) : ordered_json(nullptr);
    ordered_json& raters = object["raters"] = ordered_json::array();
    for (const RaterRecord& record : measured.records)
        raters.push_back(json(record));
    object["input_sha256"] = measured.inputSha256;
    return dumped(object);
}

std::string agreementText(const Agreement& agreement, const std::vector<std::string>& raters)
{
    std::string text = std::to_string(agreement.items) + " items, " + std::to_string(raters.size()) + " raters, "
                       + std::to_string(agreement.pairable) + " items with two ratings or more\n"
                       + "Krippendorff's alpha: ordinal " + shown(agreement.ordinal) + ", nominal "
                       + shown(agreement.nominal) + ", interval " + shown(agreement.interval) + "\n";
    if (agreement.pairs.empty())
        return text;
    std::size_t widest = 4;
    for (const PairAgreement& pair : agreement.pairs)
        widest = std::max(widest, raters[pair.a].size() + raters[pair.b].size() + 3);
    const auto line = [&](const std::vector<std::string>& cells) {
        text += padded(cells[0], widest + 2) + padded(cells[1], 7);
        for (std::size_t i = 2; i < cells.size(); ++i)
            text += i + 1 < cells.size() ? padded(cells[i], 20) : cells[i] + "\n";
    };
    line({"pair", "n", "kappa", "linear kappa", "quadratic kappa", "Spearman", "Kendall tau-b"});
    for (const PairAgreement& pair : agreement.pairs)
        line({raters[pair.a] + " - " + raters[pair.b], std::to_string(pair.n), shown(pair.kappa),
              shown(pair.kappaLinear), shown(pair.kappaQuadratic), shown(pair.spearman), shown(pair.kendallTauB)});
    return text;
}

std::string agreementText(const StudyAgreement& measured)
{
    std::string text = agreementText(measured.agreement, measured.raters);
    if (const BootstrapInterval& interval = measured.ordinal; interval.lo)
        text += "alpha ordinal, 95 %: " + shown(Statistic::of(*interval.lo)) + " to "
                + shown(Statistic::of(*interval.hi)) + " (" + std::to_string(interval.resamples)
                + " bootstrap resamples of items, " + std::to_string(interval.dropped) + " undefined and dropped, seed "
                + std::to_string(interval.seed) + ")\n";
    if (measured.comparisons > 0)
        text += "equal " + share(measured.exact) + ", at most 1 apart " + share(measured.withinOne) + " of "
                + std::to_string(measured.comparisons) + " comparisons\n";
    for (const RaterRecord& record : measured.records)
        text += record.rater + ": " + std::to_string(record.rated()) + " rated, " + std::to_string(record.skipped)
                + " skipped, gold " + std::to_string(record.goldPassed) + " of " + std::to_string(record.goldRated)
                + " passed, quadratic kappa with themselves " + shown(record.selfKappa) + " ("
                + std::to_string(record.repeats) + " repeats)\n";
    return text;
}

} // namespace palimpsest
