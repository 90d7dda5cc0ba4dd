#include "engine/report/report_parts.h"

#include "engine/report/html.h"

#include <algorithm>
#include <set>

namespace palimpsest {

namespace {

constexpr int kLabels = 64;
constexpr int kHead = 34;
constexpr int kGap = 24;
constexpr int kPageWidth = 1160;
constexpr int kLeastRows = 16;
constexpr std::size_t kMostColumns = 60;
constexpr int kMark = 12; ///< side of a mark, in a cell that may be larger

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

/// Where the rows stand: blocks beside each other, so that many rows of few epochs fill the page's width.
struct Layout {
    Layout(std::size_t rows, std::size_t columns)
        : side(columns <= 30 && rows <= 40 ? kMark + 8 : kMark + 2),
          blockWidth(kLabels + int(columns) * side + kGap)
    {
        const int most = std::max(1, kPageWidth / blockWidth);
        perBlock = std::max((int(rows) + most - 1) / most, std::min(int(rows), kLeastRows));
        blocks = (int(rows) + perBlock - 1) / perBlock;
    }

    int side;
    int blockWidth;
    int perBlock = 1;
    int blocks = 1;
};

std::string text(const char* style, const char* anchor, int x, int y, const std::string& words)
{
    return "<text class=\"" + std::string(style) + "\" text-anchor=\"" + anchor + "\" x=\"" + number(x) + "\" y=\""
           + number(y) + "\">" + words + "</text>";
}

std::string cell(Fate fate, int x, int y)
{
    return "<use href=\"#" + std::string(classOf(fate)) + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\"/>";
}

std::string row(const SampleHistory& sample, const std::vector<std::int64_t>& columns, int x, int y, int side)
{
    std::string svg = "<a href=\"#s" + number(sample.id) + "\">"
                      + text("tick", "end", x + kLabels - 8, y + kMark - 2, number(sample.id));
    const std::vector<Fate> fates = fatesOf(sample);
    for (std::size_t i = 0; i < fates.size(); ++i) {
        const auto column = std::lower_bound(columns.begin(), columns.end(), sample.epochs[i].epoch);
        if (column != columns.end() && *column == sample.epochs[i].epoch)
            svg += cell(fates[i], x + kLabels + int(column - columns.begin()) * side, y);
    }
    return svg + "</a>\n";
}

std::string head(const std::vector<std::int64_t>& columns, int x, int side)
{
    std::string svg = text("axis", "end", x + kLabels - 8, 12, "row");
    int free = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int middle = x + kLabels + int(i) * side + kMark / 2;
        if (middle < free)
            continue;
        const std::string label = columns[i] == 0 ? "before" : number(columns[i]);
        svg += text("tick", "middle", middle, kHead - 10, label);
        free = middle + int(label.size()) * 4 + 12;
    }
    return svg + "\n";
}

} // namespace

std::vector<Fate> fatesOf(const SampleHistory& sample)
{
    std::vector<Fate> fates;
    bool wasForgotten = false;
    for (const SampleEvaluated& score : sample.epochs) {
        wasForgotten = wasForgotten || score.flag == 0;
        fates.push_back(score.flag == 0 ? Fate::Forgotten : wasForgotten ? Fate::CameBack : Fate::Remembered);
    }
    return fates;
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
    const Layout layout(rows.size(), columns.size());
    const int width = layout.blocks * layout.blockWidth;
    const int height = kHead + layout.perBlock * layout.side + 4;
    std::string html = "<section id=\"fates\"><h2>Row by row</h2>\n<p class=\"legend\">"
                       "<span class=\"remembered\">■ remembered</span><span class=\"forgotten\">○ forgotten</span>"
                       "<span class=\"cameback\">◆ came back</span> after each epoch; what is still remembered first."
                       "</p>\n<div class=\"fates\"><svg width=\""
                       + number(width) + "\" height=\"" + number(height) + "\" viewBox=\"0 0 " + number(width) + " "
                       + number(height)
                       + "\" role=\"img\" aria-label=\"State of every row after every epoch\">\n<defs>"
                         "<rect id=\"remembered\" width=\"12\" height=\"12\" rx=\"2\"/>"
                         "<circle id=\"forgotten\" cx=\"6\" cy=\"6\" r=\"3\"/>"
                         "<path id=\"cameback\" d=\"M6 0l6 6-6 6-6-6z\"/></defs>\n";
    for (int block = 0; block < layout.blocks; ++block)
        html += head(columns, block * layout.blockWidth, layout.side);
    for (int i = 0; i < int(rows.size()); ++i)
        html += row(*rows[std::size_t(i)], columns, i / layout.perBlock * layout.blockWidth,
                    kHead + i % layout.perBlock * layout.side, layout.side);
    return html + "</svg></div></section>\n";
}

} // namespace palimpsest
