#include "engine/report/report_parts.h"

#include "engine/report/html.h"
#include "engine/report/number_format.h"
#include "engine/report/text_match.h"

#include <algorithm>
#include <cstdio>

namespace palimpsest {

namespace {

constexpr std::string_view kClose = "</u>";

std::string_view openingOf(WordMatch match)
{
    return match == WordMatch::SamePlace   ? "<u class=\"same\">"
           : match == WordMatch::Elsewhere ? "<u class=\"else\">"
                                           : "";
}

/// The text with its matches marked; neighbours of one kind share a mark.
std::string markedText(const TextMatch& match)
{
    std::string html;
    WordMatch open = WordMatch::None;
    for (const MatchedWord& word : match.words) {
        const WordMatch kind = word.word.empty() ? WordMatch::None : word.match;
        if (kind != open && open != WordMatch::None)
            html += kClose;
        html += escapeHtml(word.space);
        if (kind != open)
            html += openingOf(kind);
        open = kind;
        html += escapeHtml(word.word);
    }
    return html + std::string(open != WordMatch::None ? kClose : "");
}

std::string percentOfBar(double share)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", 100 * share);
    return text;
}

/// A slim bar: how much of the reference is left, and how much of it stands elsewhere.
std::string shareBar(const TextMatch& match)
{
    return "<span class=\"bar\" role=\"img\" aria-label=\"" + percentText(match.samePlace)
           + " of the reference in the same place\"><i class=\"same\" style=\"width:" + percentOfBar(match.samePlace)
           + "%\"></i><i class=\"else\" style=\"width:" + percentOfBar(match.elsewhere) + "%\"></i></span>";
}

std::string column(const std::string& head, const std::string& body, const std::string& bar)
{
    return "<div class=\"col\"><div class=\"colhead\">" + head + "</div>" + bar + "<p class=\"text\" dir=\"auto\">"
           + body + "</p></div>\n";
}

std::string candidate(const SampleEvaluated& score, const SampleHistory& sample)
{
    const TextMatch match = matchTexts(score.candidate, sample.reference);
    std::string head = epochName(score.epoch);
    head[0] = head[0] == 'b' ? 'B' : head[0] == 'e' ? 'E' : head[0];
    head += " <span class=\"left\">" + percentText(match.samePlace) + " left</span>";
    if (score.recited || match.recited)
        head += " <span class=\"recited\">recited</span>";
    const std::string body = score.candidate.empty() ? "<span class=\"nothing\">(nothing)</span>" : markedText(match);
    return column(head, body, shareBar(match));
}

std::string change(const std::string& name, double before, double after, bool moved)
{
    std::string html = "<span>" + name + " ";
    if (moved)
        html += shortNumber(before) + "<span class=\"arrow\">→</span>";
    return html + "<b>" + shortNumber(after) + "</b></span>";
}

std::string scores(const SampleHistory& sample)
{
    const SampleEvaluated& first = sample.epochs.front();
    const SampleEvaluated& last = sample.epochs.back();
    const bool moved = first.epoch != last.epoch;
    std::string html = "<span class=\"scores\">" + change("BLEU", first.bleu, last.bleu, moved)
                       + change("F1", first.f1, last.f1, moved);
    if (first.acc == first.acc || last.acc == last.acc)
        html += change("MA", first.acc, last.acc, moved) + change("EL", first.el, last.el, moved);
    return html + "</span>";
}

std::string card(const SampleHistory& sample)
{
    const SampleEvaluated& last = sample.epochs.back();
    const Fate fate = fatesOf(sample).back();
    const std::string id = std::to_string(sample.id);
    std::string html = "<article id=\"s" + id + "\" class=\"sample " + std::string(classOf(fate))
                       + "\">\n<h3><span class=\"" + std::string(classOf(fate)) + "\">" + std::string(signOf(fate))
                       + " " + std::string(nameOf(fate)) + "</span> Row " + id
                       + (sample.docId != sample.id ? " · document " + std::to_string(sample.docId) : "")
                       + scores(sample) + "</h3>\n";
    if (!sample.prefix.empty())
        html += "<p class=\"text prefix\" dir=\"auto\">" + escapeHtml(sample.prefix) + "</p>\n";
    html +=
        "<div class=\"cols\">" + column("Reference", escapeHtml(sample.reference), "<span class=\"bar full\"></span>");
    if (sample.epochs.front().epoch != last.epoch)
        html += candidate(sample.epochs.front(), sample);
    return html + candidate(last, sample) + "</div></article>\n";
}

std::string filter(const std::string& id, const std::string& words, std::size_t count, bool chosen)
{
    return "<input type=\"radio\" name=\"show\" id=\"show-" + id + "\"" + (chosen ? " checked" : "")
           + "><label for=\"show-" + id + "\">" + words + " <span>" + std::to_string(count) + "</span></label>\n";
}

} // namespace

std::string reportSamples(const RunRecord& record)
{
    std::vector<const SampleHistory*> samples;
    std::size_t counts[3] = {};
    for (const SampleHistory& sample : record.samples)
        if (!sample.epochs.empty()) {
            samples.push_back(&sample);
            ++counts[std::size_t(fatesOf(sample).back())];
        }
    if (samples.empty())
        return {};
    std::string html =
        "<section id=\"samples\"><h2>Every text, before and after</h2>\n"
        "<p class=\"legend\"><u class=\"same\">the same word in the same place</u> as in the reference: still "
        "remembered. <u class=\"else\">three words or more</u> that the reference has elsewhere. "
        "All else is the model’s own. The bar is the share of the reference that is left.</p>\n";
    html += filter("all", "All", samples.size(), true);
    html += filter("remembered", "■ Remembered", counts[std::size_t(Fate::Remembered)], false);
    if (counts[std::size_t(Fate::CameBack)] > 0)
        html += filter("cameback", "◆ Came back", counts[std::size_t(Fate::CameBack)], false);
    html += filter("forgotten", "○ Forgotten", counts[std::size_t(Fate::Forgotten)], false);
    html += "<input type=\"checkbox\" id=\"mono\"><label for=\"mono\">Monospace</label>\n";
    html += "<input type=\"search\" id=\"find\" placeholder=\"Find in texts\" aria-label=\"Find in texts\" hidden>\n";
    html += "<div class=\"samples\">\n";
    for (const SampleHistory* sample : samples)
        html += card(*sample);
    return html + "<p class=\"none\" hidden>No text matches.</p></div></section>\n";
}

} // namespace palimpsest
