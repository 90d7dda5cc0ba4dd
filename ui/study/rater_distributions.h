#pragma once

#include "engine/stats/rating_table.h"

#include <QStringList>
#include <QWidget>

#include <vector>

namespace palimpsest {

/// How often each rater gave each value: a small bar chart a rater, all to one height, so that habits show at a glance.
class RaterDistributions : public QWidget {
    Q_OBJECT
public:
    explicit RaterDistributions(QWidget* parent = nullptr);

    struct Rater {
        QString name;
        std::vector<std::size_t> counts; ///< of lo, lo + 1, …, hi
    };
    void setRaters(RatingScale scale, std::vector<Rater> raters);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    int columns(int width) const;
    QRect cell(int rater) const;
    QRect bar(int rater, int value, double share) const;
    void describe();
    void paintRater(QPainter& painter, int rater, std::size_t most) const;
    std::size_t most() const;

    RatingScale m_scale;
    std::vector<Rater> m_raters;
};

} // namespace palimpsest
