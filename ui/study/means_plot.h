#pragma once

#include "engine/stats/rating_table.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace palimpsest {

/// A dot a model on the rating scale, with its 95 % interval as a line through it: what differs and what does not.
class MeansPlot : public QWidget {
    Q_OBJECT
public:
    explicit MeansPlot(QWidget* parent = nullptr);

    struct Model {
        QString name;
        std::optional<double> mean; ///< nothing: not rated yet
        std::optional<double> lo, hi;
        int series = 0; ///< colour: one a run
        QString meaning;
    };
    void setModels(RatingScale scale, std::vector<Model> models);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    int rowHeight() const;
    int nameWidth() const;
    double place(double value) const;
    void paintAxis(QPainter& painter) const;
    void paintModel(QPainter& painter, int row) const;

    RatingScale m_scale;
    std::vector<Model> m_models;
};

} // namespace palimpsest
