#include "engine/report/report_parts.h"

#include "engine/report/html.h"
#include "engine/report/number_format.h"
#include "engine/report/svg_chart.h"

#include <cmath>
#include <functional>
#include <limits>

namespace palimpsest {

namespace {

// The page's colours by number (report_style.cpp).
enum Colour { Blue = 1, Vermilion, Green, Purple, Orange, Sky, Amber, Magenta };

using StepValue = double StepMeasured::*;

class Curves {
public:
    explicit Curves(const RunRecord& record) : m_record(record) {}

    std::string make()
    {
        losses();
        divergence();
        memorization();
        similarity();
        flags();
        utility();
        validation();
        utilityLoss();
        diversity();
        entropy();
        return m_html;
    }

private:
    void add(const std::string& title, const std::string& formula, const LineChart& chart)
    {
        m_html += "<figure><figcaption><b>" + escapeHtml(title) + "</b> <span>" + escapeHtml(formula)
                  + "</span></figcaption>\n" + svgOf(chart) + "</figure>\n";
    }

    LineChart stepChart(const std::string& title) const
    {
        LineChart chart;
        chart.title = title + " per step";
        chart.xTitle = "step (ticks: epochs)";
        chart.yTitle = "nats per token";
        chart.whenEmpty = "No step was taken, so there is no loss to draw.";
        std::int64_t epoch = 0;
        for (const StepMeasured& step : m_record.steps)
            if (step.epoch != epoch) {
                epoch = step.epoch;
                chart.ticks.push_back({double(step.step), "epoch " + std::to_string(epoch)});
            }
        if (chart.ticks.size() > 4)
            for (ChartTick& tick : chart.ticks)
                tick.label = tick.label.substr(6);
        return chart;
    }

    ChartSeries stepSeries(const std::string& name, Colour colour, StepValue value) const
    {
        ChartSeries series{name, colour, {}, {}, false};
        for (const StepMeasured& step : m_record.steps) {
            series.x.push_back(double(step.step));
            series.y.push_back(step.*value);
        }
        return series;
    }

    LineChart epochChart(const std::string& title, const std::string& unit) const
    {
        LineChart chart;
        chart.title = title + " per epoch";
        chart.xTitle = "epoch";
        chart.yTitle = unit;
        chart.whenEmpty = "No epoch was evaluated, so there is nothing to draw.";
        for (const EpochEvaluated& epoch : m_record.epochs)
            chart.ticks.push_back({double(epoch.epoch), epoch.epoch == 0 ? "before" : std::to_string(epoch.epoch)});
        return chart;
    }

    ChartSeries epochSeries(const std::string& name, Colour colour,
                            const std::function<double(const EpochEvaluated&)>& value) const
    {
        ChartSeries series{name, colour, {}, {}, m_record.epochs.size() <= 80};
        for (const EpochEvaluated& epoch : m_record.epochs) {
            series.x.push_back(double(epoch.epoch));
            series.y.push_back(value(epoch));
        }
        return series;
    }

    void losses()
    {
        LineChart chart = stepChart("Unlearn and learn loss");
        chart.series = {stepSeries("unlearn", Vermilion, &StepMeasured::unlearnLoss),
                        stepSeries("learn", Blue, &StepMeasured::learnLoss)};
        chart.low = 0;
        add("Losses", "cross-entropy on forget rows (pushed up) and on their partners (held down)", chart);
    }

    void divergence()
    {
        LineChart chart = stepChart("Distance to the original model");
        chart.series = {stepSeries("kl_loss", Purple, &StepMeasured::klLoss),
                        stepSeries("true KL", Green, &StepMeasured::trueKl)};
        chart.low = 0;
        chart.whenEmpty = "This method has no term that holds the model to the original one.";
        add("Distance to the original model", "kl_loss = −Σ p₀ log p on the partners; true KL = kl_loss − H(p₀)",
            chart);
    }

    void memorization()
    {
        LineChart chart = epochChart("Memorization", "share");
        const std::string el = "EL" + (m_record.started.elN > 0 ? std::to_string(m_record.started.elN) : "");
        chart.series = {epochSeries("MA", Blue, [](const EpochEvaluated& e) { return e.acc; }),
                        epochSeries(el, Vermilion, [](const EpochEvaluated& e) { return e.el; })};
        addThreshold(chart, "MA stops below", m_record.started.accThreshold, Blue);
        addThreshold(chart, "EL stops below", m_record.started.elThreshold, Vermilion);
        chart.low = 0;
        chart.high = 1;
        add("Memorization", "MA: tokens guessed right; EL: n-grams that come out of the model by itself", chart);
    }

    void similarity()
    {
        LineChart chart = epochChart("Similarity of candidate and reference", "score");
        chart.series = {epochSeries("F1", Blue, [](const EpochEvaluated& e) { return e.f1; }),
                        epochSeries("BLEU", Orange, [](const EpochEvaluated& e) { return e.bleu; })};
        addThreshold(chart, "a row retires below F1", m_record.started.f1Threshold, Blue);
        addThreshold(chart, "or BLEU", m_record.started.bleuThreshold, Orange);
        chart.low = 0;
        chart.high = 1;
        add("Candidate against reference", "means over the forget rows; F1 is BERTScore's", chart);
    }

    void flags()
    {
        LineChart chart = epochChart("Rows still remembered", "rows");
        chart.series = {epochSeries("remembered", Amber, [](const EpochEvaluated& e) { return double(e.flagged); }),
                        epochSeries("recited", Blue, [](const EpochEvaluated& e) { return double(e.recited); }),
                        epochSeries("came back", Magenta, [](const EpochEvaluated& e) { return double(e.cameBack); })};
        chart.low = 0;
        chart.high = double(m_record.started.rows);
        add("Rows still remembered", "flagged for the next epoch; recited word for word; come back", chart);
    }

    static double known(const std::optional<double>& value)
    {
        return value.value_or(std::numeric_limits<double>::quiet_NaN());
    }

    void utility()
    {
        LineChart chart = epochChart("What should stay", "MA, share");
        chart.series = {epochSeries("retain", Green, [](const EpochEvaluated& e) { return known(e.retainAcc); }),
                        epochSeries("partners", Purple, [](const EpochEvaluated& e) { return known(e.learnAcc); })};
        chart.high = 1;
        chart.whenEmpty = "This run measured neither partners nor retain rows.";
        add("What should stay", "memorization accuracy on retain rows and partners", chart);
    }

    void utilityLoss()
    {
        LineChart chart = epochChart("Loss on what should stay", "nats per token");
        chart.series = {epochSeries("retain", Green, [](const EpochEvaluated& e) { return known(e.retainLoss); }),
                        epochSeries("partners", Purple, [](const EpochEvaluated& e) { return known(e.learnLoss); })};
        chart.low = 0;
        chart.whenEmpty = "This run measured neither partners nor retain rows.";
        add("Loss on what should stay", "cross-entropy on retain rows and partners after each epoch", chart);
    }

    void validation()
    {
        LineChart chart = epochChart("Loss on the forget rows", "nats per token");
        chart.series = {epochSeries("val_loss", Vermilion, [](const EpochEvaluated& e) { return e.valLoss; })};
        chart.low = 0;
        add("Loss on the forget rows", "val_loss, cross-entropy after each epoch", chart);
    }

    void diversity()
    {
        LineChart chart = epochChart("Distinct tokens", "share");
        chart.series = {epochSeries("diff", Sky, [](const EpochEvaluated& e) { return e.diff; })};
        chart.low = 0;
        chart.high = 1;
        add("Distinct tokens", "diff = distinct / all tokens of a candidate: low means it repeats itself", chart);
    }

    void entropy()
    {
        LineChart chart = epochChart("Entropy of the candidates", "bits");
        chart.series = {epochSeries("entropy", Sky, [](const EpochEvaluated& e) { return e.entropy; })};
        chart.low = 0;
        add("Entropy of the candidates", "of the token frequencies within a candidate", chart);
    }

    static void addThreshold(LineChart& chart, const std::string& name, double value, Colour colour)
    {
        if (value > 0 && std::isfinite(value))
            chart.thresholds.push_back({name, value, colour});
    }

    const RunRecord& m_record;
    std::string m_html;
};

} // namespace

std::string reportCurves(const RunRecord& record)
{
    if (record.steps.empty() && record.epochs.empty())
        return {};
    return "<section id=\"curves\"><h2>Curves</h2>\n<div class=\"curves\">\n" + Curves(record).make()
           + "</div></section>\n";
}

} // namespace palimpsest
