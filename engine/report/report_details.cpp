#include "engine/report/report_parts.h"

#include "engine/report/html.h"
#include "engine/report/number_format.h"

#include <set>

namespace palimpsest {

namespace {

std::string settingsTable(const std::vector<ReportSetting>& settings)
{
    if (settings.empty())
        return {};
    std::string html =
        "<h3>Settings that differ from the defaults</h3>\n<table><thead><tr><th>Setting</th><th>Value</th>"
        "<th>Default</th><th>What it is</th></tr></thead><tbody>\n";
    for (const ReportSetting& setting : settings)
        html += "<tr><td><code>--" + escapeHtml(setting.name) + "</code></td><td class=\"given\">"
                + escapeHtml(setting.value) + "</td><td>"
                + escapeHtml(setting.fallback.empty() ? "–" : setting.fallback) + "</td><td>" + escapeHtml(setting.help)
                + "</td></tr>\n";
    return html + "</tbody></table>\n";
}

std::string changesTable(const std::vector<SettingChanged>& changes)
{
    if (changes.empty())
        return {};
    std::string html = "<h3>Changed while the run went on</h3>\n<table><thead><tr><th>From step</th><th>Setting</th>"
                       "<th>Value</th></tr></thead><tbody>\n";
    for (const SettingChanged& change : changes)
        html += "<tr><td>" + std::to_string(change.step) + "</td><td><code>" + escapeHtml(change.name)
                + "</code></td><td>" + escapeHtml(change.value) + "</td></tr>\n";
    return html + "</tbody></table>\n";
}

/// Every text once, with how often it was said.
std::string list(const std::string& title, const std::vector<std::string>& texts)
{
    if (texts.empty())
        return {};
    std::string html = "<h3>" + title + "</h3>\n<ul>\n";
    std::set<std::string> said;
    for (const std::string& text : texts)
        if (said.insert(text).second)
            html += "<li>" + escapeHtml(text) + "</li>\n";
    return html + "</ul>\n";
}

std::string promptAnswers(const RunRecord& record, const std::string& prompt)
{
    if (record.epochs.empty() || record.epochs.front().promptAnswer.empty())
        return {};
    const EpochEvaluated& first = record.epochs.front();
    const EpochEvaluated& last = record.epochs.back();
    const auto column = [](const std::string& head, const std::string& text) {
        return "<div class=\"col\"><div class=\"colhead\">" + head + "</div><p class=\"text\" dir=\"auto\">"
               + escapeHtml(text) + "</p></div>\n";
    };
    std::string html = "<h3>A free prompt</h3>\n";
    if (!prompt.empty())
        html += "<p class=\"text prefix\" dir=\"auto\">" + escapeHtml(prompt) + "</p>\n";
    html += "<div class=\"cols two\">" + column("Before", first.promptAnswer);
    if (last.epoch != first.epoch)
        html += column("Epoch " + std::to_string(last.epoch), last.promptAnswer);
    return html + "</div>\n";
}

std::string epochsTable(const RunRecord& record)
{
    if (record.epochs.empty())
        return {};
    std::string html = "<h3>All epochs</h3>\n<div class=\"wide\"><table class=\"numbers\"><thead><tr><th>Epoch</th>"
                       "<th>Remembered</th><th>Recited</th><th>By F1</th><th>By BLEU</th><th>Came back</th><th>MA</th>"
                       "<th>EL</th><th>F1</th><th>BLEU</th><th>diff</th><th>entropy</th><th>val_loss</th>"
                       "<th>Partner MA</th><th>Retain MA</th></tr></thead><tbody>\n";
    const auto cell = [](const std::string& text) { return "<td>" + text + "</td>"; };
    const auto share = [&](const std::optional<double>& value) { return cell(value ? shortNumber(*value) : "–"); };
    for (const EpochEvaluated& epoch : record.epochs) {
        html += "<tr>" + cell(epoch.epoch == 0 ? "before" : std::to_string(epoch.epoch));
        for (const std::int64_t count :
             {epoch.flagged, epoch.recited, epoch.caughtByF1, epoch.caughtByBleu, epoch.cameBack})
            html += cell(std::to_string(count));
        for (const double value : {epoch.acc, epoch.el, epoch.f1, epoch.bleu, epoch.diff, epoch.entropy, epoch.valLoss})
            html += cell(shortNumber(value));
        html += share(epoch.learnAcc) + share(epoch.retainAcc) + "</tr>\n";
    }
    return html + "</tbody></table></div>\n";
}

} // namespace

std::string reportDetails(const RunRecord& record, const ReportExtras& extras)
{
    const std::string html = promptAnswers(record, extras.prompt) + epochsTable(record) + settingsTable(extras.settings)
                             + changesTable(record.changes) + list("Warnings", record.warnings)
                             + list("Not in this report", record.lacks);
    return html.empty() ? html : "<section id=\"details\"><h2>Details</h2>\n" + html + "</section>\n";
}

} // namespace palimpsest
