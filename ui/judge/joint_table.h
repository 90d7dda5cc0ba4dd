#pragma once

#include "engine/judge/calibration.h"

#include <QWidget>

namespace palimpsest {

/// How many candidates got which rating (upwards) and which grade (to the right); the cell of paraphrases, where the
/// two scales part, is outlined.
class JointTable : public QWidget {
    Q_OBJECT
public:
    explicit JointTable(QWidget* parent = nullptr);

    void setCalibration(const Calibration& calibration);

    QSize sizeHint() const override { return {560, 320}; }
    QSize minimumSizeHint() const override { return {400, 264}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Cell {
        int row = -1; ///< of the joint table
        int grade = -1;
        bool valid() const { return row >= 0; }
    };

    int rows() const { return int(m_joint.size()); }
    int ratingOf(int row) const { return row + (m_human ? 1 : 0); }
    std::size_t count(Cell cell) const { return m_joint[std::size_t(cell.row)][std::size_t(cell.grade)]; }
    QRectF grid() const;
    QRectF rectOf(Cell cell) const;
    Cell cellAt(QPointF position) const;
    void paintCell(QPainter& painter, Cell cell) const;
    void paintScales(QPainter& painter) const;
    void paintParaphrase(QPainter& painter) const;

    std::vector<std::array<std::size_t, 11>> m_joint;
    bool m_human = true;
    std::size_t m_most = 1;
};

} // namespace palimpsest
