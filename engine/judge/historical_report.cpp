#include "engine/judge/historical_import.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace palimpsest {

namespace {

using OrderedJson = nlohmann::ordered_json;

OrderedJson orNull(const std::optional<double>& number) { return number ? OrderedJson(*number) : OrderedJson(nullptr); }

std::string fourDecimals(const std::optional<double>& number)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4f", number.value_or(0));
    return number ? text : "none";
}

/// The reply on one line, its end left out where it is long: the score stands there.
std::string shortened(std::string text)
{
    constexpr std::size_t kMost = 100;
    for (char& letter : text)
        if (letter == '\n' || letter == '\r')
            letter = ' ';
    if (text.size() <= kMost)
        return text;
    std::size_t begin = text.size() - kMost;
    while (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xc0) == 0x80)
        ++begin;
    return "…" + text.substr(begin);
}

OrderedJson jsonOf(const DeadlyReply& reply)
{
    return {{"file", reply.file},   {"line", reply.line},       {"sample", reply.sample},       {"model", reply.model},
            {"error", reply.error}, {"outcome", reply.outcome}, {"value", orNull(reply.value)}, {"reply", reply.reply}};
}

} // namespace

std::string toJson(const HistoricalReport& report)
{
    OrderedJson object{{"run", report.run},
                       {"uid", report.uid},
                       {"judge", report.judge},
                       {"added", report.added},
                       {"samples", report.samples},
                       {"models", OrderedJson::array()},
                       {"died_on", OrderedJson::array()}};
    for (const HistoricalReport::OfModel& model : report.models)
        object["models"].push_back(OrderedJson{{"model", model.policy},
                                               {"run", model.ours.model},
                                               {"reference_n", model.referenceScored},
                                               {"reference_mean", orNull(model.referenceMean)},
                                               {"n_scored", model.ours.scored},
                                               {"n_expected", model.ours.expected},
                                               {"mean", orNull(model.ours.mean)},
                                               {"mean_failures_0", orNull(model.ours.lowBound)},
                                               {"mean_failures_10", orNull(model.ours.highBound)}});
    for (const DeadlyReply& reply : report.deadly)
        object["died_on"].push_back(jsonOf(reply));
    object["warnings"] = report.warnings;
    return object.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

std::string historicalText(const HistoricalReport& report)
{
    std::string text = "judge run " + std::to_string(report.run) + " (" + report.uid + "), " + report.judge + ": "
                       + (report.added ? "imported, nothing sent" : "was imported before") + "\n";
    for (const HistoricalReport::OfModel& model : report.models)
        text += model.policy + ": mean " + fourDecimals(model.referenceMean) + " of "
                + std::to_string(model.referenceScored) + " as the reference read them; "
                + fourDecimals(model.ours.mean) + " of " + std::to_string(model.ours.scored) + "/"
                + std::to_string(model.ours.expected) + " as read here\n";
    if (!report.deadly.empty())
        text += "its parser dies of " + std::to_string(report.deadly.size()) + " replies:\n";
    for (const DeadlyReply& reply : report.deadly)
        text += "  " + reply.file + " line " + std::to_string(reply.line) + ": " + reply.model + ", sample "
                + std::to_string(reply.sample) + ": " + reply.error + "; here " + reply.outcome
                + (reply.value ? " " + fourDecimals(reply.value) : "") + ": " + shortened(reply.reply) + "\n";
    return text;
}

} // namespace palimpsest
