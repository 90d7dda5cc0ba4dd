#pragma once

#include "engine/judge/judge_scores.h"

#include <QWidget>

namespace palimpsest {

/// How often a model got each grade from 0 to 10, its mean as a dashed line, and the three grades that the prompt's
/// examples have (0, 2, 10) marked below: a judge that only repeats those tells little.
class ScoreHistogram : public QWidget {
    Q_OBJECT
public:
    explicit ScoreHistogram(QWidget* parent = nullptr);

    /// `most`: the count that the tallest bar of all histograms side by side stands for.
    void setScores(const ModelScores& scores, std::size_t most);

    QSize sizeHint() const override { return {280, 200}; }
    QSize minimumSizeHint() const override { return {200, 168}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF plot() const;
    QRectF barOf(int grade) const;
    double placeOf(double grade) const;
    void paintBars(QPainter& painter) const;
    void paintAxis(QPainter& painter) const;
    void paintMean(QPainter& painter) const;

    ModelScores m_scores;
    std::size_t m_most = 1;
};

} // namespace palimpsest
