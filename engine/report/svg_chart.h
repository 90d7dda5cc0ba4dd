#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace palimpsest {

/// A curve. Where y is NaN the line has a gap.
struct ChartSeries {
    std::string name;
    int colour = 1; ///< 1 to 8: class c1 … c8 of the page, Okabe and Ito's set
    std::vector<double> x;
    std::vector<double> y;
    bool marked = false; ///< a dot at every point: few points, each an epoch
};

/// A value that decides something: a dashed line with a handle that names it.
struct ChartThreshold {
    std::string name;
    double value = 0;
    int colour = 1;
};

struct ChartTick {
    double x = 0;
    std::string label; ///< empty: a line without a word
};

/// A line chart for an HTML page. Colours and type come from the page's style sheet (report_style.h).
struct LineChart {
    std::string title; ///< for those who hear the page
    std::string xTitle;
    std::string yTitle; ///< with the unit
    std::vector<ChartSeries> series;
    std::vector<ChartThreshold> thresholds;
    std::vector<ChartTick> ticks;
    std::optional<double> low; ///< the axis reaches at least so far
    std::optional<double> high;
    std::string whenEmpty; ///< the sentence that stands where there is nothing to draw
};

std::string svgOf(const LineChart& chart);

/// The indices of at most `most` points that keep the look of a curve: the least and the greatest of every stretch,
/// and the first and last. All of them where there are no more than that.
std::vector<std::size_t> decimated(const std::vector<double>& y, std::size_t most = 1000);

/// Round values from `low` to `high`, about `count` of them.
std::vector<double> roundTicks(double low, double high, int count);

} // namespace palimpsest
