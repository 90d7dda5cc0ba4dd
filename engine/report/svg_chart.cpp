#include "engine/report/svg_chart.h"

#include "engine/report/html.h"
#include "engine/report/number_format.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace palimpsest {

namespace {

constexpr double kWidth = 560;
constexpr double kHeight = 264;
constexpr double kLeft = 52;
constexpr double kTop = 26;
constexpr double kBottom = 222;
constexpr double kLetter = 6.8; ///< width of a letter of the caption size
constexpr double kLabelGap = 17;

std::string fixed(double value, const char* format = "%.1f")
{
    char text[48];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

double lettersOf(const std::string& text)
{
    return double(std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

/// A chart's coordinates: values to pixels.
struct Frame {
    double x0 = 0, x1 = 1, y0 = 0, y1 = 1;
    double right = kWidth;

    double px(double x) const { return x1 > x0 ? kLeft + (x - x0) / (x1 - x0) * (right - kLeft) : (kLeft + right) / 2; }
    double py(double y) const { return kBottom - (y - y0) / (y1 - y0) * (kBottom - kTop); }
};

/// What stands at a line's end: its name, and its last value on a chip.
struct EndLabel {
    const ChartSeries* series;
    std::string value;
    double anchor; ///< where the line ends
    double y;      ///< where the label has room
};

void include(double value, double& low, double& high)
{
    if (!std::isfinite(value))
        return;
    low = std::min(low, value);
    high = std::max(high, value);
}

/// Index of the last finite value, or npos.
std::size_t lastFinite(const std::vector<double>& y)
{
    for (std::size_t i = y.size(); i-- > 0;)
        if (std::isfinite(y[i]))
            return i;
    return std::string::npos;
}

class Drawing {
public:
    explicit Drawing(const LineChart& chart) : m_chart(chart) {}

    std::string make()
    {
        if (!measure())
            return "<p class=\"empty\">" + escapeHtml(m_chart.whenEmpty) + "</p>\n";
        m_svg = "<svg class=\"chart\" viewBox=\"0 0 " + fixed(kWidth, "%.0f") + " " + fixed(kHeight, "%.0f")
                + "\" role=\"img\" aria-label=\"" + escapeHtml(m_chart.title) + "\" data-left=\"" + fixed(kLeft)
                + "\" data-right=\"" + fixed(m_frame.right) + "\" data-top=\"" + fixed(kTop) + "\" data-bottom=\""
                + fixed(kBottom) + "\" data-x0=\"" + fixed(m_frame.x0, "%.9g") + "\" data-x1=\""
                + fixed(m_frame.x1, "%.9g") + "\" data-xname=\"" + escapeHtml(m_chart.xTitle) + "\">\n";
        grid();
        for (const ChartSeries& series : m_chart.series)
            curve(series);
        for (const ChartThreshold& threshold : m_chart.thresholds)
            line(threshold);
        endLabels();
        return m_svg + "</svg>\n";
    }

private:
    /// Finds the ranges and how much room the names need. False where no point can be drawn.
    bool measure()
    {
        double x0 = INFINITY, x1 = -INFINITY, y0 = INFINITY, y1 = -INFINITY;
        double room = 112; // so that charts below each other end alike
        for (const ChartSeries& series : m_chart.series) {
            for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i)
                if (std::isfinite(series.y[i])) {
                    include(series.x[i], x0, x1);
                    include(series.y[i], y0, y1);
                }
            const std::size_t last = lastFinite(series.y);
            if (last == std::string::npos)
                continue;
            const std::string value = shortNumber(series.y[last]);
            m_labels.push_back({&series, value, series.y[last], 0});
            room = std::max(room, lettersOf(series.name) * kLetter + lettersOf(value) * kLetter + 30);
        }
        if (!std::isfinite(x0) || !std::isfinite(y0))
            return false;
        for (const ChartTick& tick : m_chart.ticks)
            include(tick.x, x0, x1);
        for (const ChartThreshold& threshold : m_chart.thresholds)
            include(threshold.value, y0, y1);
        include(m_chart.low.value_or(NAN), y0, y1);
        include(m_chart.high.value_or(NAN), y0, y1);
        if (y1 - y0 < 1e-9 * std::max(1.0, std::fabs(y1))) {
            const double spread = std::max(0.5 * std::fabs(y1), 1e-3);
            y0 -= spread;
            y1 += spread;
        }
        const std::vector<double> ticks = roundTicks(y0, y1, 5);
        const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : y1 - y0;
        y0 = std::floor(y0 / step + 1e-9) * step;
        y1 = std::ceil(y1 / step - 1e-9) * step;
        m_frame = {x0, x1, y0, y1, kWidth - std::min(room, 0.42 * kWidth)};
        return true;
    }

    void text(double x, double y, const std::string& words, const char* style, const char* anchor)
    {
        m_svg += "<text x=\"" + fixed(x) + "\" y=\"" + fixed(y) + "\" class=\"" + style + "\" text-anchor=\"" + anchor
                 + "\">" + escapeHtml(words) + "</text>\n";
    }

    void rule(double x1, double y1, double x2, double y2, const std::string& style)
    {
        m_svg += "<path class=\"" + style + "\" d=\"M" + fixed(x1) + " " + fixed(y1) + "L" + fixed(x2) + " " + fixed(y2)
                 + "\"/>\n";
    }

    void grid()
    {
        for (const double value : roundTicks(m_frame.y0, m_frame.y1, 5)) {
            rule(kLeft, m_frame.py(value), m_frame.right, m_frame.py(value), "grid");
            text(kLeft - 8, m_frame.py(value) + 4, shortNumber(value), "tick", "end");
        }
        text(kLeft - 44, kTop - 12, m_chart.yTitle, "axis", "start");
        double free = -INFINITY;
        for (const ChartTick& tick : m_chart.ticks) {
            const double x = m_frame.px(tick.x);
            rule(x, kBottom, x, kBottom + 4, "axisline");
            const double half = lettersOf(tick.label) * kLetter / 2 + 3;
            if (tick.label.empty() || x - half < free)
                continue;
            text(x, kBottom + 18, tick.label, "tick", "middle");
            free = x + half;
        }
        text((kLeft + m_frame.right) / 2, kBottom + 36, m_chart.xTitle, "axis", "middle");
    }

    void line(const ChartThreshold& threshold)
    {
        const double y = m_frame.py(threshold.value);
        const std::string words = threshold.name + " " + fixed(threshold.value, "%.4g");
        const double width = lettersOf(words) * kLetter + 12;
        const std::string colour = "c" + std::to_string(threshold.colour);
        // The handle stands above its line, below it where there is no room.
        const double top = y - 17 < kTop ? y + 2 : y - 17;
        rule(kLeft, y, m_frame.right, y, "threshold " + colour);
        m_svg += "<path class=\"handle " + colour + "\" d=\"M" + fixed(kLeft) + " " + fixed(y) + "l-6 -4v8z\"/>\n";
        m_svg += "<rect class=\"chip " + colour + "\" x=\"" + fixed(kLeft + 2) + "\" y=\"" + fixed(top) + "\" width=\""
                 + fixed(width) + "\" height=\"15\" rx=\"7.5\"/>\n";
        text(kLeft + 8, top + 11.5, words, "chiptext", "start");
    }

    void curve(const ChartSeries& series)
    {
        const std::string colour = "c" + std::to_string(series.colour);
        std::string path, xs, ys, dots;
        bool pen = false;
        for (const std::size_t i : decimated(series.y)) {
            if (i >= series.x.size())
                break;
            if (!std::isfinite(series.y[i])) {
                pen = false;
                continue;
            }
            const std::string x = fixed(m_frame.px(series.x[i]));
            const std::string y = fixed(m_frame.py(series.y[i]));
            // A point between two gaps would be invisible: a line of no length has round ends.
            path += (pen ? "L" : "M") + x + " " + y + (pen ? "" : "h0");
            pen = true;
            xs += (xs.empty() ? "" : ",") + fixed(series.x[i], "%.7g");
            ys += (ys.empty() ? "" : ",") + fixed(series.y[i], "%.5g");
            if (series.marked)
                dots += "<circle cx=\"" + x + "\" cy=\"" + y + "\" r=\"2.6\"/>";
        }
        m_svg += "<g class=\"series " + colour + "\" data-name=\"" + escapeHtml(series.name) + "\" data-x=\"" + xs
                 + "\" data-y=\"" + ys + "\"><path d=\"" + path + "\"/>" + dots + "</g>\n";
    }

    /// Names at the line's ends, pushed apart where they would meet.
    void endLabels()
    {
        std::sort(m_labels.begin(), m_labels.end(),
                  [](const EndLabel& a, const EndLabel& b) { return a.anchor > b.anchor; });
        double above = kTop - 12;
        for (EndLabel& label : m_labels) {
            label.y = std::max(m_frame.py(label.anchor), above + kLabelGap);
            above = label.y;
        }
        double below = kBottom + 4;
        for (std::size_t i = m_labels.size(); i-- > 0;) {
            m_labels[i].y = std::min(m_labels[i].y, below);
            below = m_labels[i].y - kLabelGap;
        }
        for (const EndLabel& label : m_labels) {
            const std::string colour = "c" + std::to_string(label.series->colour);
            const double x = m_frame.right + 8;
            const double nameWidth = lettersOf(label.series->name) * kLetter;
            const double chipWidth = lettersOf(label.value) * kLetter + 10;
            m_svg += "<circle class=\"mark " + colour + "\" cx=\"" + fixed(x) + "\" cy=\"" + fixed(label.y)
                     + "\" r=\"3.5\"/>\n";
            text(x + 7, label.y + 4, label.series->name, "name", "start");
            m_svg += "<rect class=\"chip " + colour + "\" x=\"" + fixed(x + 11 + nameWidth) + "\" y=\""
                     + fixed(label.y - 7.5) + "\" width=\"" + fixed(chipWidth) + "\" height=\"15\" rx=\"7.5\"/>\n";
            text(x + 11 + nameWidth + chipWidth / 2, label.y + 4, label.value, "chiptext", "middle");
        }
    }

    const LineChart& m_chart;
    Frame m_frame;
    std::vector<EndLabel> m_labels;
    std::string m_svg;
};

} // namespace

std::string svgOf(const LineChart& chart) { return Drawing(chart).make(); }

std::vector<std::size_t> decimated(const std::vector<double>& y, std::size_t most)
{
    std::vector<std::size_t> kept;
    const std::size_t size = y.size();
    const std::size_t stretches = most >= 4 ? (most - 2) / 2 : 1;
    if (size <= most) {
        for (std::size_t i = 0; i < size; ++i)
            kept.push_back(i);
        return kept;
    }
    kept.push_back(0);
    for (std::size_t s = 0; s < stretches; ++s) {
        const std::size_t begin = 1 + s * (size - 2) / stretches;
        const std::size_t end = 1 + (s + 1) * (size - 2) / stretches;
        std::size_t least = begin, greatest = begin;
        for (std::size_t i = begin; i < end; ++i) {
            // A NaN loses every comparison; the first finite value must replace one.
            if (y[i] < y[least] || std::isnan(y[least]))
                least = i;
            if (y[i] > y[greatest] || std::isnan(y[greatest]))
                greatest = i;
        }
        kept.push_back(std::min(least, greatest));
        if (least != greatest)
            kept.push_back(std::max(least, greatest));
    }
    kept.push_back(size - 1);
    return kept;
}

std::vector<double> roundTicks(double low, double high, int count)
{
    std::vector<double> ticks;
    if (!std::isfinite(low) || !std::isfinite(high) || high <= low || count < 1)
        return ticks;
    const double rough = (high - low) / count;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= rough * 0.999) {
            step = factor * power;
            break;
        }
    for (double i = std::ceil(low / step - 1e-9); i * step <= high + 1e-9 * step && ticks.size() < 100; ++i)
        ticks.push_back(i == 0 ? 0.0 : i * step);
    return ticks;
}

} // namespace palimpsest
