#include "engine/report/report_parts.h"

#include "engine/report/html.h"
#include "engine/report/number_format.h"

#include <algorithm>
#include <cctype>
#include <cstdio>

namespace palimpsest {

namespace {

struct State {
    std::string word;
    std::string style;
    std::string sentence;
};

State stateOf(const RunRecord& record)
{
    if (record.failed)
        return {"Failed", "failed", "The run failed: " + record.failed->message};
    if (record.finished && record.finished->outcome == "stopped")
        return {"Stopped", "stopped", "The run was stopped: " + record.finished->reason};
    if (record.finished)
        return {"Completed", "completed", "How it ended: " + record.finished->reason};
    if (record.journal)
        return {"Not finished", "stopped",
                "This run has not ended, or its end was not written. What stands here is what it had said so far."};
    return {"From tables", "plain", "This folder has no journal; the report is made from its tables and its log."};
}

std::string capitalized(std::string text)
{
    if (!text.empty())
        text[0] = char(std::toupper(static_cast<unsigned char>(text[0])));
    if (!text.empty() && std::string_view(".!?").find(text.back()) == std::string_view::npos)
        text += '.';
    return text;
}

std::string lastComponent(const std::string& path)
{
    const std::size_t end = path.find_last_not_of('/');
    const std::string trimmed = path.substr(0, end == std::string::npos ? 0 : end + 1);
    return trimmed.substr(trimmed.rfind('/') == std::string::npos ? 0 : trimmed.rfind('/') + 1);
}

std::string methodName(const std::string& method)
{
    std::string name = method;
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return char(std::toupper(c)); });
    return name;
}

void addFact(std::string& html, const std::string& name, const std::string& value)
{
    if (!value.empty() && value != "–" && value != "0")
        html += "<div><dt>" + escapeHtml(name) + "</dt><dd>" + escapeHtml(value) + "</dd></div>\n";
}

std::string facts(const RunRecord& record)
{
    const RunStarted& run = record.started;
    std::string html = "<dl class=\"facts\">\n";
    addFact(html, "Model", run.model);
    addFact(html, "Parameters", countText(double(run.parameters)));
    addFact(html, "Experiment", run.experiment);
    addFact(html, "Forget rows", countText(double(run.rows)));
    addFact(html, "Method", methodName(run.method));
    addFact(html, "Profile", run.profile);
    if (!record.epochs.empty())
        addFact(html, "Epochs trained", std::to_string(record.epochs.back().epoch));
    addFact(html, "Steps", countText(double(record.steps.size())));
    addFact(html, "Started", dateText(record.startTime));
    if (record.endTime > record.startTime)
        addFact(html, "Took", spanText(record.endTime - record.startTime));
    if (record.resumes > 0)
        addFact(html, "Resumed", std::to_string(record.resumes) + (record.resumes == 1 ? " time" : " times"));
    return html + "</dl>\n";
}

/// "goal: below 0.5994"; empty where there is no threshold.
std::string goalText(double value)
{
    char text[48];
    std::snprintf(text, sizeof text, "goal: below %.4g", value);
    return value > 0 ? text : "";
}

std::string inParentheses(const std::string& text) { return text.empty() ? text : " (" + text + ")"; }

std::string fromTo(const std::string& before, const std::string& after, bool moved)
{
    return moved ? "from " + before + " to " + after : "is " + before;
}

/// What happened, in the words of somebody who was not there.
std::string meaning(const RunRecord& record)
{
    if (record.epochs.empty())
        return "<p class=\"meaning\">No epoch was evaluated, so nothing can be said about what the model "
               "remembers.</p>\n";
    const EpochEvaluated& first = record.epochs.front();
    const EpochEvaluated& last = record.epochs.back();
    const bool moved = last.epoch != first.epoch;
    const std::string rows = countText(double(record.started.rows));
    const auto share = [&](std::int64_t count) { return std::to_string(count) + " of " + rows; };
    std::string text = "<p class=\"meaning\">";
    if (!moved) {
        text += "Given their prefix, the model recites <b>" + share(last.recited) + "</b> texts word for word. ";
    } else {
        text += "Before the run the model recited <b>" + share(first.recited)
                + "</b> texts word for word when it was given their prefix; after " + epochName(last.epoch)
                + " it recites <b>" + share(last.recited) + "</b>. ";
        text += std::to_string(record.started.rows - last.flagged) + " of the " + rows + " rows count as forgotten";
        text += last.cameBack > 0 ? ", " + std::to_string(last.cameBack) + " came back in the last epoch. " : ". ";
    }
    text += "Memorization accuracy, the share of tokens that the model guesses right inside these texts, "
            + fromTo("<b>" + shortNumber(first.acc) + "</b>", "<b>" + shortNumber(last.acc) + "</b>", moved)
            + inParentheses(goalText(record.started.accThreshold)) + "; extraction likelihood, how much of a text "
            + "comes out when the model goes on by itself, "
            + fromTo("<b>" + shortNumber(first.el) + "</b>", "<b>" + shortNumber(last.el) + "</b>", moved)
            + inParentheses(goalText(record.started.elThreshold)) + ". ";
    const bool retain = first.retainAcc && last.retainAcc;
    const bool partners = first.learnAcc && last.learnAcc;
    if (moved && (retain || partners)) {
        const double before = retain ? *first.retainAcc : *first.learnAcc;
        const double after = retain ? *last.retainAcc : *last.learnAcc;
        text += std::string("What it cost: on the ") + (retain ? "rows that should stay" : "partners")
                + ", memorization accuracy went " + fromTo(shortNumber(before), shortNumber(after), true) + " (<b>"
                + pointsText(after - before) + " points</b>).";
    }
    return text + "</p>\n";
}

/// One number before and after, with what it is measured against.
void addFigure(std::string& html, const std::string& name, const std::string& before, const std::string& after,
               const std::string& note)
{
    html += "<div class=\"figure\"><span class=\"what\">" + escapeHtml(name) + "</span><span class=\"value\">";
    if (before != after)
        html += "<span class=\"old\">" + escapeHtml(before) + "</span><span class=\"arrow\">→</span>";
    html += escapeHtml(after) + "</span><span class=\"note\">" + escapeHtml(note) + "</span></div>\n";
}

void addAccuracy(std::string& html, const std::string& name, std::optional<double> before, std::optional<double> after)
{
    if (before && after)
        addFigure(html, name, percentText(*before), percentText(*after), pointsText(*after - *before) + " points");
}

std::string figures(const RunRecord& record)
{
    if (record.epochs.empty())
        return {};
    const EpochEvaluated& first = record.epochs.front();
    const EpochEvaluated& last = record.epochs.back();
    const double rows = double(std::max<std::int64_t>(record.started.rows, 1));
    std::string html = "<div class=\"figures\">\n";
    addFigure(html, "Recited word for word", percentText(double(first.recited) / rows),
              percentText(double(last.recited) / rows),
              std::to_string(first.recited) + " → " + std::to_string(last.recited) + " rows");
    addFigure(html, "Memorization accuracy", shortNumber(first.acc), shortNumber(last.acc),
              goalText(record.started.accThreshold));
    addFigure(html, "Extraction likelihood", shortNumber(first.el), shortNumber(last.el),
              goalText(record.started.elThreshold));
    addFigure(html, "Still remembered", std::to_string(first.flagged), std::to_string(last.flagged),
              "of " + countText(rows) + " rows flagged");
    addAccuracy(html, "Retain rows, MA", first.retainAcc, last.retainAcc);
    addAccuracy(html, "Partners, MA", first.learnAcc, last.learnAcc);
    return html + "</div>\n";
}

} // namespace

std::string epochName(std::int64_t epoch) { return epoch == 0 ? "before" : "epoch " + std::to_string(epoch); }

std::string reportHead(const RunRecord& record)
{
    const State state = stateOf(record);
    std::string title = lastComponent(record.started.experiment);
    const std::string model = lastComponent(record.started.model);
    title += (title.empty() || model.empty() ? "" : " · ") + model;
    if (title.empty())
        title = lastComponent(record.folder.string());
    std::string html = "<header>\n<svg class=\"logo\" viewBox=\"0 0 32 32\" aria-hidden=\"true\">"
                       "<path class=\"sheet\" d=\"M7 3h13l6 6v20H7z\"/><path class=\"fold\" d=\"M20 3v6h6\"/>"
                       "<path class=\"ink\" d=\"M11 13h11M11 23h11\"/><path class=\"ink\" d=\"M11 18h4\"/>"
                       "<path class=\"scraped\" d=\"M16.5 18h1M19 18h.6M21.4 18h.2\"/></svg>\n";
    html += "<h1>" + escapeHtml(title) + "</h1><span class=\"pill " + state.style + "\">" + state.word + "</span>\n";
    html += "</header>\n" + facts(record);
    html += "<p class=\"outcome " + state.style + "\">" + escapeHtml(capitalized(state.sentence)) + "</p>\n";
    return html + meaning(record) + figures(record);
}

} // namespace palimpsest
