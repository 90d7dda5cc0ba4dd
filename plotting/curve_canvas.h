#pragma once

#include "plotting/chart_frame.h"

#include <memory>

class QPainter;

namespace palimpsest {

/// Draws the curves of a chart with Qt Charts: one series a curve (a second, faint one for what a smoothed curve was),
/// handed to it in one replace() of decimated points; bands are area series. Axes and everything else around the curves
/// are the painter's (chart_painter.h). GUI thread; the same content and frame give the same pixels.
class CurveCanvas {
public:
    CurveCanvas();
    ~CurveCanvas();

    /// Takes over what is to be drawn.
    void update(const ChartContent& content, const ChartFrame& frame);
    void paint(QPainter& painter);
    /// Points in all series now, and the most of any.
    int drawnPoints() const;
    int mostDrawnPoints() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace palimpsest
