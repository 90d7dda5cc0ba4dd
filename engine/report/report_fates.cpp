#include "engine/report/report_parts.h"

#include "engine/report/html.h"

#include <algorithm>
#include <set>

namespace palimpsest {

namespace {

constexpr int kCell = 14;
constexpr int kLabels = 64;
constexpr int kHead = 34;
constexpr std::size_t kMostColumns = 60;

/// Which epochs get a column: all, or evenly spaced ones with the first and the last.
std::vector<std::int64_t> columnsOf(const RunRecord& record)
{
    std::set<std::int64_t> all;
    for (const SampleHistory& sample : record.samples)
        for (const SampleEvaluated& score : sample.epochs)
            all.insert(score.epoch);
    const std::vector<std::int64_t> epochs(all.begin(), all.end());
    if (epochs.size() <= kMostColumns)
        return epochs;
    std::vector<std::int64_t> some;
    for (std::size_t i = 0; i < kMostColumns; ++i)
        some.push_back(epochs[i * (epochs.size() - 1) / (kMostColumns - 1)]);
    return some;
}

/// What matters now first: remembered at the end, then by how long a row was remembered.
std::vector<const SampleHistory*> orderOf(const RunRecord& record)
{
    std::vector<const SampleHistory*> order;
    for (const SampleHistory& sample : record.samples)
        if (!sample.epochs.empty())
            order.push_back(&sample);
    const auto remembered = [](const SampleHistory* sample) {
        return std::count_if(sample->epochs.begin(), sample->epochs.end(),
                             [](const SampleEvaluated& score) { return score.flag == 1; });
    };
    std::stable_sort(order.begin(), order.end(), [&](const SampleHistory* a, const SampleHistory* b) {
        const auto last = [](const SampleHistory* sample) { return sample->epochs.back().flag; };
        return last(a) != last(b) ? last(a) > last(b) : remembered(a) > remembered(b);
    });
    return order;
}

std::string number(std::int64_t value) { return std::to_string(value); }

std::string cell(Fate fate, int x, int y)
{
    return "<use href=\"#" + std::string(classOf(fate)) + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\"/>";
}

std::string row(const SampleHistory& sample, const std::vector<std::int64_t>& columns, int y)
{
    std::string svg = "<a href=\"#s" + number(sample.id) + "\"><text class=\"tick\" text-anchor=\"end\" x=\""
                      + number(kLabels - 8) + "\" y=\"" + number(y + 11) + "\">" + number(sample.id) + "</text>";
    for (std::size_t column = 0; column < columns.size(); ++column)
        for (std::size_t i = 0; i < sample.epochs.size(); ++i)
            if (sample.epochs[i].epoch == columns[column])
                svg += cell(fateAfter(sample, i), kLabels + int(column) * kCell, y);
    return svg + "</a>\n";
}

} // namespace

Fate fateAfter(const SampleHistory& sample, std::size_t index)
{
    if (sample.epochs[index].flag == 0)
        return Fate::Forgotten;
    for (std::size_t i = 0; i < index; ++i)
        if (sample.epochs[i].flag == 0)
            return Fate::CameBack;
    return Fate::Remembered;
}

std::string_view nameOf(Fate fate)
{
    return fate == Fate::Forgotten ? "forgotten" : fate == Fate::CameBack ? "came back" : "remembered";
}

std::string_view classOf(Fate fate)
{
    return fate == Fate::Forgotten ? "forgotten" : fate == Fate::CameBack ? "cameback" : "remembered";
}

std::string_view signOf(Fate fate) { return fate == Fate::Forgotten ? "○" : fate == Fate::CameBack ? "◆" : "■"; }

std::string reportFates(const RunRecord& record)
{
    const std::vector<std::int64_t> columns = columnsOf(record);
    const std::vector<const SampleHistory*> rows = orderOf(record);
    if (columns.size() < 2 || rows.empty())
        return {};
    const int width = kLabels + int(columns.size()) * kCell + 24;
    const int height = kHead + int(rows.size()) * kCell + 4;
    std::string html = "<section id=\"fates\"><h2>Row by row</h2>\n<p class=\"legend\">"
                       "<span class=\"remembered\">■ remembered</span><span class=\"forgotten\">○ forgotten</span>"
                       "<span class=\"cameback\">◆ came back</span> after each epoch; still remembered rows first."
                       "</p>\n<div class=\"fates\"><svg width=\""
                       + number(width) + "\" height=\"" + number(height) + "\" viewBox=\"0 0 " + number(width) + " "
                       + number(height)
                       + "\" role=\"img\" aria-label=\"State of every row after every epoch\">\n<defs>"
                         "<rect id=\"remembered\" width=\"12\" height=\"12\" rx=\"2\"/>"
                         "<circle id=\"forgotten\" cx=\"6\" cy=\"6\" r=\"3\"/>"
                         "<path id=\"cameback\" d=\"M6 0l6 6-6 6-6-6z\"/></defs>\n";
    html += "<text class=\"axis\" x=\"0\" y=\"12\">row</text>\n";
    int free = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int x = kLabels + int(i) * kCell + 6;
        if (x < free)
            continue;
        const std::string label = columns[i] == 0 ? "before" : number(columns[i]);
        html += "<text class=\"tick\" text-anchor=\"middle\" x=\"" + number(x) + "\" y=\"" + number(kHead - 10) + "\">"
                + label + "</text>\n";
        free = x + int(label.size()) * 4 + 18;
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        html += row(*rows[i], columns, kHead + int(i) * kCell);
    return html + "</svg></div></section>\n";
}

} // namespace palimpsest
